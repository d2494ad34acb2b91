/// What a message is about ([Errand]), what is to happen then ([Effect]), and who says so ([Handler]). Values only:
/// nothing here does anything.
@NullMarked
package org.letterboard.errands;

import org.jspecify.annotations.NullMarked;
