/// Decides what becomes of a post that someone wants to make, and what a moderator's word about it means. In: what the
/// message says, and the list it is for; an answer to the question whether it may go out. Out: a [Ruling], or effects.
@NullMarked
package org.letterboard.moderation;

import org.jspecify.annotations.NullMarked;
