/// The gateway as a process of its own, under load, killed and started again. In: a folder and a seed. Out: a
/// [Verdict], found from outside only: the senders' log of what was answered 250, the file of what reached the sink,
/// and the board.
@NullMarked
package org.letterboard.crash;

import org.jspecify.annotations.NullMarked;
