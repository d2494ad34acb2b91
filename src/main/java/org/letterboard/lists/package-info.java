/// Lists, the people on them, the addresses they are known by, and how they want their mail. Policy comes from the
/// list's file; people live in the database.
@NullMarked
package org.letterboard.lists;

import org.jspecify.annotations.NullMarked;
