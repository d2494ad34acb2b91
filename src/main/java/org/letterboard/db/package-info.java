/// The ground that stores: the pool, Jdbi, migrations, and what "durable" means on each database.
@NullMarked
package org.letterboard.db;

import org.jspecify.annotations.NullMarked;
