/// What members ask for by mail: to leave, to be helped, to reach a person. In: an errand. Out: effects.
@NullMarked
package org.letterboard.commands;

import org.jspecify.annotations.NullMarked;
