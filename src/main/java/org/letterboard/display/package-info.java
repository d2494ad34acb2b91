/// What strangers wrote, made safe to look at. In: the text and the HTML of mail. Out: HTML that runs nothing, loads
/// nothing, folds what was quoted, and shows nobody's address.
@NullMarked
package org.letterboard.display;

import org.jspecify.annotations.NullMarked;
