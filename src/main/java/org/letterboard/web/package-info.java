/// The web door: the board as pages, login by a mailed link, one-click leaving (RFC 8058). In: requests of people and
/// of
/// robots. Out: [Answer]s; what is to change goes as effects through a function from `App`. No page needs a script.
@NullMarked
package org.letterboard.web;

import org.jspecify.annotations.NullMarked;
