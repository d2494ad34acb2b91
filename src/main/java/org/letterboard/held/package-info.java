/// Messages that want to be posts and wait for a person: for a moderator's word, or for their author to say which topic
/// they belong to. In: a message that somebody decided to hold. Out: what waits, what was decided, and what is ready to
/// be taken up again by the desk.
@NullMarked
package org.letterboard.held;

import org.jspecify.annotations.NullMarked;
