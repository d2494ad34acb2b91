package org.letterboard.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.letterboard.db.NewDatabase;
import org.letterboard.db.StillFile;
import org.letterboard.settings.DatabaseSettings;

/// Copies all from the file in the data folder to an empty database on a server. The file stays as it is.
public final class Moving {
    private final Path data;
    private final Consumer<String> tell;

    public Moving(Path data, Consumer<String> tell) {
        this.data = data;
        this.tell = tell;
    }

    /// Answers how many rows were moved.
    ///
    /// @throws Unusable                            where what is read back is not what was read
    /// @throws org.letterboard.db.DatabaseInUse    where a gateway runs on the file
    /// @throws org.letterboard.db.DatabaseUnusable where there is no file, or the other database is not empty
    public long run(DatabaseSettings to) throws IOException {
        try (var from = StillFile.open(data);
                var target = NewDatabase.on(to)) {
            var tables = Schema.of(from.handle());
            var rows = new Rows(from.handle());
            var all = rows.count(tables);
            target.migrate(0, NewDatabase.newestSchema());
            var filling = new Filling(target);
            var moved = filling.fill(tables, rows, new Progress(tell, "moved", all));
            filling.check(moved, new Progress(tell, "checked", all));
            filling.settle(tables, NewDatabase.newestSchema(), nextId(from.handle()), 0);
            target.finish();
            return moved.stream().mapToLong(table -> table.rows()).sum();
        } catch (JdbiException failure) {
            throw Filling.refused(failure);
        }
    }

    private static long nextId(Handle file) {
        return file.select("select base_value from information_schema.sequences where sequence_name = 'ids'")
                .mapTo(Long.class)
                .one();
    }
}
