/// Every mail that we write to a person. In: a [Notice], which says what about and to whom. Out: a mailing to that one
/// person, with plain text and HTML from `templates/mail`.
@NullMarked
package org.letterboard.notices;

import org.jspecify.annotations.NullMarked;
