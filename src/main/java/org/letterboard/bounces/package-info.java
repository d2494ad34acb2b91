/// What failed deliveries mean for a member. In: a report that came back to a mail's own sender address, which says
/// whom it did not reach; and what the relay refused at once. Out: effects, at once or when the clock looks.
@NullMarked
package org.letterboard.bounces;

import org.jspecify.annotations.NullMarked;
