/// The doors through which mail comes in. In: bytes from strangers. Out: an Arrival for the inbox, and replies in the
/// peer's tongue. A door knows bytes and replies, never boards: whether an address is known it asks through
/// [Addresses], and it says 250 only when its [Reception] has called the message durable.
@NullMarked
package org.letterboard.intake;

import org.jspecify.annotations.NullMarked;
