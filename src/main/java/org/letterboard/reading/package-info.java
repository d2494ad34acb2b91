/// What a message says, as a person would read it. In: the bytes of a message, and what the envelope told. Out: a
/// [Letter]:
/// text, quotes and signature apart, the kind of mail, attachments, what a bounce complains about, and for every
/// decision
/// a note with the rule that made it. Pure, and no input makes it throw.
@NullMarked
package org.letterboard.reading;

import org.jspecify.annotations.NullMarked;
