package org.letterboard.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.letterboard.settings.DatabaseSettings;

/// A PostgreSQL server for all tests of this process, started when the first one asks. Each gets a database of its own.
public final class Postgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Postgres() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        // Nobody cuts its power here.
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// How many rows a table of that database has now.
    public static int count(DatabaseSettings database, String table) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), null);
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int port() {
        return Started.SERVER.getPort();
    }

    /// How to log into a database that nobody has seen yet.
    public static DatabaseSettings fresh() {
        var name = "letterboard" + COUNT.incrementAndGet();
        try (var connection = Started.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:" + Started.SERVER.getPort() + "/" + name, "postgres", null);
    }

    /// The `[database]` table of a gateway's settings where the tests run with `-Dletterboard.database=postgresql`;
    /// without it they run on H2.
    public static String tableIfAsked() {
        return System.getProperty("letterboard.database", "h2").equals("postgresql") ? table(fresh()) : "";
    }

    public static String table(DatabaseSettings database) {
        return """
                [database]
                url = "%s"
                user = "%s"
                """.formatted(database.url(), database.user());
    }
}
