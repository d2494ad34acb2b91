package org.letterboard.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// The tables that there are, asked of the database, so that a new one cannot be forgotten.
final class Schema {
    private static final String OF_QUARTZ = "qrtz_";

    /// Tables whose rows say nothing about people and posts.
    private static final Map<String, String> LEFT_OUT = Map.of(
            "schema_version", "written by the migrations; a backup has the number by itself",
            "gateway", "heartbeats: none of these gateways is at work on the copy",
            "task", "what one of those gateways held alone");

    private Schema() {}

    /// Why the rows of a table are not copied; empty where they are.
    static Optional<String> leftOut(String table) {
        if (table.startsWith(OF_QUARTZ))
            return Optional.of("the timetable, made anew at each start; which slots were sent, digest_mark says");
        return Optional.ofNullable(LEFT_OUT.get(table));
    }

    /// All tables that are copied, each after those that it refers to.
    static List<Table> of(Handle handle) {
        var left = new TreeMap<String, Table>();
        for (var name : names(handle)) if (leftOut(name).isEmpty()) left.put(name, table(handle, name));
        var parents = new TreeMap<String, Set<String>>();
        left.keySet().forEach(name -> parents.put(name, parents(handle, name)));
        var ordered = new ArrayList<Table>();
        var placed = new HashSet<String>();
        while (!left.isEmpty()) {
            var next = left.keySet().stream()
                    .filter(name -> placed.containsAll(parents.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("these refer to each other: " + left.keySet()));
            placed.add(next);
            Optional.ofNullable(left.remove(next)).ifPresent(ordered::add);
        }
        return ordered;
    }

    static Set<String> names(Handle handle) {
        return new TreeSet<>(handle.select("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema and table_type = 'BASE TABLE'
                        """).mapTo(String.class).list());
    }

    private static Table table(Handle handle, String name) {
        var columns = handle.select("""
                        select column_name, lower(data_type) from information_schema.columns
                        where table_schema = current_schema and table_name = ? order by ordinal_position
                        """, name).map((row, _) -> {
            var column = row.getString(1);
            return new Column(column, Type.of(row.getString(2), name + "." + column));
        });
        return new Table(name, columns.list());
    }

    private static Set<String> parents(Handle handle, String table) {
        var parents = new TreeSet<String>();
        var connection = handle.getConnection();
        try (var keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) parents.add(keys.getString("PKTABLE_NAME"));
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be looked at", e);
        }
        parents.remove(table);
        return parents;
    }
}
