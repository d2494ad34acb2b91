/// What members ask for by mail: to join, to leave, to get mail in another way, to be helped, to reach a person. In: an
/// errand. Out: effects.
@NullMarked
package org.letterboard.commands;

import org.jspecify.annotations.NullMarked;
