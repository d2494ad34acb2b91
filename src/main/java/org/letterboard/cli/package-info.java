/// The command line: a class a command, and one table of them. In: words. Out: lines, and an exit code: 0 when it was
/// done, 1 when it could not be, 2 when the words were not understood. What needs the database is asked of `control`.
@NullMarked
package org.letterboard.cli;

import org.jspecify.annotations.NullMarked;
