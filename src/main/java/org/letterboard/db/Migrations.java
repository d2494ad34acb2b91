package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Brings the schema up to date by the numbered files in `db/`. They are only ever added to: a file that has run once
/// anywhere is never changed.
final class Migrations {

    // In order; the number is the place in this list.
    private static final List<String> FILES = List.of(
            "V001__frame.sql",
            "V002__people.sql",
            "V003__quartz.sql",
            "V004__origins.sql",
            "V005__gateways.sql",
            "V006__transfer.sql",
            "V007__alarms.sql",
            "V008__large.sql",
            "V009__kinship.sql",
            "V010__pictures.sql",
            "V011__regrouped.sql");

    private static final String VERSIONS = "create table if not exists schema_version (version int primary key)";

    private final Database database;

    private final Engine engine;

    Migrations(Database database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    void run() {
        database.transact(tx -> tx.execute(VERSIONS));
        var version = database.read(Migrations::version);
        if (version > FILES.size())
            throw new DatabaseUnusable("the database has schema " + version + ", and this program knows only up to "
                    + FILES.size() + ": it was written by a newer Letterboard; use that one");
        for (var next = version; next < FILES.size(); next++) apply(next + 1, FILES.get(next));
    }

    /// The number of the newest schema that this program knows.
    static int newest() {
        return FILES.size();
    }

    /// Brings a database that nobody else uses from one number to another, in the caller's transaction. 0 is one
    /// without
    /// any table.
    static void apply(Handle tx, int from, int to) {
        if (from == 0) tx.execute(VERSIONS);
        for (var next = from; next < to; next++) apply(tx, next + 1, FILES.get(next));
    }

    private static void apply(Handle tx, int number, String file) {
        tx.createScript(read("/db/" + file)).execute();
        tx.execute("insert into schema_version (version) values (?)", number);
    }

    static int version(Handle handle) {
        return handle.select("select coalesce(max(version), 0) from schema_version")
                .mapTo(Integer.class)
                .one();
    }

    private void apply(int number, String file) {
        database.transact(tx -> {
            engine.lockSchema(tx);
            // Another process may have been quicker.
            if (version(tx) >= number) return;
            apply(tx, number, file);
        });
    }

    private static String read(String resource) {
        try (var in = Migrations.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing from the program: " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
