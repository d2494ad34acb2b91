/// The IMAP door: empties accounts that other servers keep for us. In: a message in a folder. Out: an `Arrival` for the
/// inbox; only when that is durable the message is moved on, so that a crash between any two steps loses nothing, and
/// the arrival's origin keeps it from coming in twice.
@NullMarked
package org.letterboard.imap;

import org.jspecify.annotations.NullMarked;
