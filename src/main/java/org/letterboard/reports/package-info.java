/// What a mail system says about mail that it could not deliver. In: the parts and the text of a message. Out: a
/// [Bounce]: who failed, for good or for now, and whose fault it is. Pure. It knows forms that many systems share
/// (fields, a list of addresses, a reply beside an address), and phrases, but no system by its name.
@NullMarked
package org.letterboard.reports;

import org.jspecify.annotations.NullMarked;
