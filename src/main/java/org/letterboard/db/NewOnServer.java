package org.letterboard.db;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.letterboard.settings.DatabaseSettings;

/// A database on a server, made in one transaction, tables and all: whoever is broken off leaves it as empty as it was.
final class NewOnServer implements NewDatabase {
    private final Handle handle;

    private NewOnServer(Handle handle) {
        this.handle = handle;
    }

    static NewOnServer begin(DatabaseSettings settings) {
        var handle = PostgresServer.openForMuch(settings).jdbi().open();
        try {
            handle.begin();
            var there = tables(handle);
            if (there.isEmpty()) return new NewOnServer(handle);
            handle.rollback();
            throw new DatabaseUnusable(settings.place()
                    + " is not empty, and nothing in it is ever overwritten: it has "
                    + (there.size() == 1 ? "the table " : there.size() + " tables, such as ") + there.getFirst());
        } catch (DatabaseUnusable notEmpty) {
            handle.close();
            throw notEmpty;
        } catch (UnableToExecuteStatementException failure) {
            handle.rollback().close();
            throw new DatabaseUnusable(
                    settings.place() + " cannot be used by " + settings.user() + ": " + failure.getShortMessage(),
                    failure);
        }
    }

    private static List<String> tables(Handle handle) {
        return handle.select("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name
                        """).mapTo(String.class).list();
    }

    @Override
    public Handle handle() {
        return handle;
    }

    /// The server holds it.
    @Override
    public void rest(long bytes) {}

    /// Without figures about its tables, the server would look into them in poor ways for its first minute.
    @Override
    public void finish() {
        handle.execute("analyze");
        handle.commit();
    }

    @Override
    public void close() {
        if (handle.isInTransaction()) handle.rollback();
        handle.close();
    }
}
