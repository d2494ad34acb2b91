/// Everything of an installation in one file, and back; and from a file of H2 to a server. In: a database that stands
/// still for as long as it is read, or a backup. Out: a backup, or a database that is there as a whole or not at all.
/// It
/// knows tables, columns and rows, and nothing of what they mean.
@NullMarked
package org.letterboard.backup;

import org.jspecify.annotations.NullMarked;
