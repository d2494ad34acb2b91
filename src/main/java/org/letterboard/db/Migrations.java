package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings the schema up to date by the numbered files in `db/`. They are only ever added to: a file that has run once
/// anywhere is never changed.
final class Migrations {

    // In order; the number is the place in this list.
    private static final List<String> FILES =
            List.of("V001__frame.sql", "V002__people.sql", "V003__quartz.sql", "V004__origins.sql");

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    void run() {
        database.transact(tx -> tx.execute("create table if not exists schema_version (version int primary key)"));
        var version = database.read(h -> h.select("select coalesce(max(version), 0) from schema_version")
                .mapTo(Integer.class)
                .one());
        if (version > FILES.size())
            throw new IllegalStateException(
                    "the database has schema " + version + ", and this program knows only up to " + FILES.size()
                            + ": it was written by a newer Letterboard; use that one");
        for (var next = version; next < FILES.size(); next++) apply(next + 1, FILES.get(next));
    }

    private void apply(int number, String file) {
        database.transact(tx -> {
            tx.createScript(read("/db/" + file)).execute();
            tx.execute("insert into schema_version (version) values (?)", number);
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
