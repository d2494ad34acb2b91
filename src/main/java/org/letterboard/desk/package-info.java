/// Where every message is decided about. In: a lease from the inbox. A worker reads the message, finds its errands,
/// asks the handler of each, and carries out the effects in one transaction that the lease fences.
@NullMarked
package org.letterboard.desk;

import org.jspecify.annotations.NullMarked;
