package org.letterboard.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// Finds what stands in a file and means nothing there, and says what was probably meant.
///
/// @param known     the keys of this kind of file
/// @param elsewhere the keys of the other kind
/// @param place     where those belong, in words
record Unknown(String file, List<Key<?>> known, List<Key<?>> elsewhere, String place) {

    /// @param prefix what the names of keys have in front of what stands in `table`
    void search(TomlTable table, String prefix, Consumer<Problem> problem) {
        for (var name : table.keySet()) {
            var found = Objects.requireNonNull(table.get(List.of(name)));
            var key = prefix + name;
            var line =
                    Objects.requireNonNull(table.inputPositionOf(List.of(name))).line();
            // A known key with a wrong type is the business of whoever reads it; and only one table deep there are any.
            if (tables().contains(key) && prefix.isEmpty()) {
                if (!inside(key, found, problem)) problem.accept(new Problem(file, line, key, notTable(key, found)));
            } else if (!Key.names(known).contains(key)) {
                problem.accept(new Problem(file, line, Problem.plain(key), "unknown" + hint(prefix, name, found)));
            }
        }
    }

    /// Goes on inside of a table, or of each of an array of tables; false where it is neither.
    private boolean inside(String key, Object found, Consumer<Problem> problem) {
        if (found instanceof TomlArray array && key.equals(Keys.REPEATED)) {
            var tables = array.toList().stream()
                    .filter(TomlTable.class::isInstance)
                    .map(TomlTable.class::cast)
                    .toList();
            tables.forEach(table -> search(table, key + ".", problem));
            return tables.size() == array.size();
        }
        if (!(found instanceof TomlTable table) || key.equals(Keys.REPEATED)) return false;
        search(table, key + ".", problem);
        return true;
    }

    private static String notTable(String key, Object found) {
        if (key.equals(Keys.REPEATED)) return "expected [[" + key + "]], in two brackets";
        return (found instanceof TomlArray ? "a list" : Problem.quoted(found)) + " (expected a table, [" + key + "])";
    }

    private Set<String> tables() {
        return tables(known);
    }

    private static Set<String> tables(List<Key<?>> keys) {
        return keys.stream().map(Key::table).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    private String hint(String prefix, String name, Object found) {
        var foreign = found instanceof TomlTable ? tables(elsewhere) : Key.names(elsewhere);
        if (foreign.contains(prefix + name)) return " here; it belongs into " + place;
        if (found instanceof TomlTable)
            return Nearest.of(name, tables())
                    .map(table -> "; did you mean [" + table + "]?")
                    .orElse("");
        return inTable(prefix, name)
                .or(() -> sameLast(name))
                .map(key -> "; did you mean " + key + "?")
                .orElse("");
    }

    private Optional<String> inTable(String prefix, String name) {
        var table = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
        var here = known.stream()
                .filter(key -> key.table().equals(table))
                .map(Key::last)
                .toList();
        return Nearest.of(name, here).map(last -> prefix + last);
    }

    // Right key, wrong table; but not where three tables have one of that name.
    private Optional<String> sameLast(String name) {
        var same = known.stream()
                .filter(key -> key.last().equalsIgnoreCase(name))
                .map(Key::name)
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }
}
