/// Everything that waits for a person's reply: who may answer, which answers are understood, when it ends. In: an
/// [Asking], and later a reply to it. Out: mail to those who are asked, and what the reply says ([Answer]). What
/// follows from an answer is for the room that asked.
@NullMarked
package org.letterboard.questions;

import org.jspecify.annotations.NullMarked;
