package org.letterboard.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.Kind.Fits;
import org.letterboard.settings.Kind.Unfit;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// The keys of one file. Whatever is asked for comes back as something usable; what is wrong in the file becomes a
/// problem on the way, and the example of its kind takes its place so that the next problem is found too.
final class Sheet {
    private final Reading reading;
    private final String file;
    private final TomlTable table;
    private final String prefix;
    private final int line;
    private final boolean broken;
    private final Set<String> wrong = new HashSet<>();

    /// @param prefix what the names of keys have in front of what stands in `table`; for most files nothing
    /// @param line   where `table` begins, 0 for a whole file
    /// @param broken the file is not TOML as a whole, so what seems to be missing may be there
    Sheet(Reading reading, String file, TomlTable table, String prefix, int line, boolean broken) {
        this.reading = reading;
        this.file = file;
        this.table = table;
        this.prefix = prefix;
        this.line = line;
        this.broken = broken;
    }

    /// The value of a key, or its fallback.
    <T> T get(Key<T> key) {
        var found = found(key);
        if (found == null && key.isRequired() && !broken)
            problem(key, "missing (for example " + Problem.quoted(key.kind().example()) + ")");
        if (found == null) return standIn(key);
        return read(key, found, line(key));
    }

    /// The value of a key that may be left out.
    <T> @Nullable T find(Key<T> key) {
        var found = found(key);
        return found == null ? null : read(key, found, line(key));
    }

    /// The values of a key that takes a list of them. Each is complained of with its own line.
    <T> List<T> all(Key<T> key) {
        var found = found(key);
        if (found == null) return List.of();
        if (!(found instanceof TomlArray array)) {
            problem(
                    key,
                    shown(key, found) + " (expected a list in square brackets, for example ["
                            + Problem.quoted(key.kind().example()) + "])");
            return List.of();
        }
        var all = new ArrayList<T>();
        var seen = new HashSet<String>();
        for (var i = 0; i < array.size(); i++) {
            var line = orTop(array.inputPositionOf(i));
            all.add(read(key, array.get(i), line));
            if (!seen.add(array.get(i).toString().toLowerCase(Locale.ROOT)))
                problem(key, line, shown(key, array.get(i)) + " (is there twice)");
        }
        return List.copyOf(all);
    }

    /// A sheet for each `[[name]]` in the file.
    List<Sheet> tables(String name) {
        if (!(table.get(List.of(name)) instanceof TomlArray array)) return List.of();
        var sheets = new ArrayList<Sheet>();
        for (var i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable inner)
                sheets.add(new Sheet(reading, file, inner, name + ".", orTop(array.inputPositionOf(i)), broken));
        }
        return sheets;
    }

    boolean hasTable(String name) {
        return table.get(List.of(name)) instanceof TomlTable;
    }

    boolean has(Key<?> key) {
        return found(key) != null;
    }

    /// True while nothing was wrong with any of these, so that they can be compared with each other.
    boolean areRight(Key<?>... keys) {
        return Arrays.stream(keys).map(Key::name).noneMatch(wrong::contains);
    }

    void problem(Key<?> key, String words) {
        problem(key, line(key), words);
    }

    /// A problem of the whole table and not of a key in it.
    void problemOfAll(String words) {
        reading.problem(new Problem(file, line, prefix.replace(".", ""), words));
    }

    void remark(Key<?> key, String words) {
        reading.remark(new Problem(file, line(key), key.name(), words));
    }

    /// The value of a key as the file has it, for a complaint.
    String shown(Key<?> key) {
        var found = found(key);
        return found == null ? "" : shown(key, found);
    }

    private <T> T read(Key<T> key, Object found, int line) {
        return switch (key.kind().read(found)) {
            case Fits<T>(var value) -> value;
            case Unfit<T>(var remedy) -> {
                problem(key, line, shown(key, found) + " (" + remedy + ")");
                yield standIn(key);
            }
        };
    }

    private static <T> T standIn(Key<T> key) {
        return switch (key.kind().read(key.kind().example())) {
            case Fits<T>(var value) -> value;
            case Unfit<T>(var remedy) -> throw new IllegalStateException(key.name() + ": bad example: " + remedy);
        };
    }

    private void problem(Key<?> key, int line, String words) {
        wrong.add(key.name());
        reading.problem(new Problem(file, line, key.name(), words));
    }

    private static String shown(Key<?> key, Object found) {
        if (key.kind().secret()) return "***";
        return switch (found) {
            case TomlTable _ -> "a table";
            case TomlArray _ -> "a list";
            default -> Problem.quoted(found);
        };
    }

    private @Nullable Object found(Key<?> key) {
        // Step by step: tomlj throws where a table is not one, which was complained of before.
        Object found = table;
        for (var step : path(key)) found = found instanceof TomlTable inner ? inner.get(List.of(step)) : null;
        return found;
    }

    private int line(Key<?> key) {
        if (found(key) != null) return orTop(table.inputPositionOf(path(key)));
        // What is missing in a table is best looked for there.
        return hasTable(key.table()) ? orTop(table.inputPositionOf(List.of(key.table()))) : line;
    }

    private int orTop(@Nullable TomlPosition position) {
        return position == null ? line : position.line();
    }

    private List<String> path(Key<?> key) {
        return Arrays.asList(key.name().substring(prefix.length()).split("\\.", -1));
    }
}
