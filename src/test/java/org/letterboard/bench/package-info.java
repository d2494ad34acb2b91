/// What can be measured of a gateway that runs as in production: a process of its own with the launcher's flags. In:
/// how
/// long, and how much. Out: a table with our goals and what others do, and a file for machines in `target/bench`.
@NullMarked
package org.letterboard.bench;

import org.jspecify.annotations.NullMarked;
