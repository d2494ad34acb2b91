/// Decides what becomes of a post that someone wants to make. In: what the message says, and the list it is for.
/// Out: a [Ruling]. Holds nothing itself.
@NullMarked
package org.letterboard.moderation;

import org.jspecify.annotations.NullMarked;
