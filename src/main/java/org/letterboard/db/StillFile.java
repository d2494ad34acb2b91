package org.letterboard.db;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/// The file of an H2 database that is read and left as it is, byte for byte. Nobody else can have it open meanwhile.
public final class StillFile implements AutoCloseable {
    private final Handle handle;

    private StillFile(Handle handle) {
        this.handle = handle;
    }

    /// Opens the file in `folder`.
    ///
    /// @throws DatabaseInUse    where a gateway has it open
    /// @throws DatabaseUnusable where there is none, or one of another schema than this program's
    public static StillFile open(Path folder) {
        if (Files.notExists(H2File.file(folder)))
            throw new DatabaseUnusable("there is no database at " + H2File.file(folder));
        Handle handle;
        try {
            handle = H2File.source(folder, ";ACCESS_MODE_DATA=r").open();
        } catch (ConnectionException e) {
            throw H2File.inUse(e) ? new DatabaseInUse(folder, e) : e;
        }
        var version = Migrations.version(handle);
        if (version == Migrations.newest()) {
            handle.execute(H2File.ROWS_AS_THEY_ARE_READ);
            handle.getConfig(Wide.class).tell(new PageCache(H2File.store(handle))::passed);
            return new StillFile(handle);
        }
        handle.close();
        throw new DatabaseUnusable("the database in " + folder + " was last used by another Letterboard (schema "
                + version + ", and this one has " + Migrations.newest()
                + "); start the gateway once with this program, stop it, and come again");
    }

    public Handle handle() {
        return handle;
    }

    @Override
    public void close() {
        handle.close();
    }
}
