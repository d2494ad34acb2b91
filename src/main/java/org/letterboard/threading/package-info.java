/// Decides which topic and which parent a message belongs to: JWZ (https://www.jwz.org/doc/threading.html) and RFC 5256
/// REFERENCES step 1, one message at a time. In: the ids that a message's headers name, and the board's [Forest]. Out:
/// a
/// [Placement], which the board stores. Pure: what it does not find in the forest it does not know.
@NullMarked
package org.letterboard.threading;

import org.jspecify.annotations.NullMarked;
