/// What a room counts about itself, for whoever wants to know. In: one more, or how long it took. Out: figures since
/// the start. Cheap enough for the hottest loop, and knows nobody who reads them.
@NullMarked
package org.letterboard.tally;

import org.jspecify.annotations.NullMarked;
