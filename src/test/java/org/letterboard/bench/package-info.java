/// What can be measured of a gateway that runs as in production: a process of its own with the launcher's flags. In:
/// nothing, or a number. Out: a line of JSON and a table with what others do on the same kind of machine.
@NullMarked
package org.letterboard.bench;

import org.jspecify.annotations.NullMarked;
