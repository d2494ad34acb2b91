/// A small community to look at. In: nothing. Out: a gateway that runs on this machine for a while, GreenMail as
/// everybody's mail system around it, and a [Story] that goes through sockets only and is checked at every step.
@NullMarked
package org.letterboard.demo;

import org.jspecify.annotations.NullMarked;
