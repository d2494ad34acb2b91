package org.letterboard.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letterboard.settings.Reading.Is;
import org.letterboard.settings.Reading.NoText;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;

/// Reads the configuration, `letterboard.toml` and `lists/*.toml`, and finds everything that is wrong with it in one
/// go.
public final class ConfigReader {
    static final String GATEWAY_FILE = "letterboard.toml";
    static final String LISTS = "lists";

    // Ten thousand times what a list needs: only a file that was put there by mistake is larger.
    private static final int LARGEST_FILE = 1024 * 1024;

    private final Path config;
    private final Reading reading;

    private ConfigReader(Path config, Path home) {
        this.config = config;
        this.reading = new Reading(home);
    }

    /// What the files in `configDir` say. Relative paths in them start from the folder that `configDir` is in.
    public static Loaded read(Path configDir) {
        var config = configDir.toAbsolutePath().normalize();
        var home = config.getParent();
        return new ConfigReader(config, home == null ? config : home).readAll();
    }

    private Loaded readAll() {
        if (!Files.isDirectory(config)) {
            reading.problem(new Problem(config.toString(), 0, "", "there is no such folder"));
            return reading.wrong();
        }
        var gateway = sheet(
                        config.resolve(GATEWAY_FILE),
                        GATEWAY_FILE,
                        Keys.gatewayAndMailbox(),
                        Keys.LIST,
                        "lists/NAME.toml")
                .map(sheet -> new GatewayFile(sheet, reading).read());
        strayFiles(config, "", GATEWAY_FILE);
        var lists = new TreeMap<String, ListSettings>();
        // The lists are looked at all the same where letterboard.toml can't be: whoever mends it mends them as well.
        for (var file : listFiles()) readList(file, gateway, lists);
        if (lists.isEmpty())
            reading.remark(new Problem(LISTS, 0, "", "there is no list yet; each has a file, lists/NAME.toml"));
        gateway.ifPresent(right -> new OwnAddresses(right, lists, reading).check());
        return reading.outcome(gateway.map(right -> right.with(lists)));
    }

    private void readList(Path path, Optional<Settings> gateway, Map<String, ListSettings> lists) {
        var file = LISTS + "/" + Problem.plain(path.getFileName().toString());
        var written = path.getFileName().toString().replaceAll("\\.toml$", "");
        var name = written.toLowerCase(Locale.ROOT);
        var objection = Names.objectionTo(written);
        if (!objection.isEmpty()) reading.problem(new Problem(file, 0, "", objection));
        if (lists.containsKey(name))
            reading.problem(new Problem(
                    file, 0, "", "is the same list as another file; mail can't tell big letters from small"));
        sheet(path, file, Keys.LIST, Keys.gatewayAndMailbox(), GATEWAY_FILE)
                .map(sheet -> new ListFile(sheet, gateway).read(name))
                .ifPresent(list -> lists.put(name, list));
    }

    private Optional<Sheet> sheet(Path path, String file, List<Key<?>> known, List<Key<?>> elsewhere, String place) {
        return switch (reading.text(path, LARGEST_FILE)) {
            case NoText(var words) -> {
                reading.problem(new Problem(file, 0, "", words));
                yield Optional.empty();
            }
            case Is(var text) -> {
                // Windows editors put a byte order mark in front, which is no part of the text.
                var toml = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
                toml.errors().forEach(error -> reading.problem(syntax(file, error)));
                new Unknown(file, known, elsewhere, place).search(toml, "", reading::problem);
                yield Optional.of(new Sheet(reading, file, toml, "", 0, toml.hasErrors()));
            }
        };
    }

    private static Problem syntax(String file, TomlParseError error) {
        var said = String.valueOf(error.getMessage());
        var words = said.startsWith("Unexpected") ? "u" + said.substring(1) : said;
        var hint = said.contains("'\\u201") ? "; TOML takes straight quotes only" : "";
        if (said.endsWith("expected a value") && hint.isEmpty()) hint = "; text stands in quotes";
        var position = error.position();
        return new Problem(file, position == null ? 0 : position.line(), "", words + hint);
    }

    private List<Path> listFiles() {
        var folder = config.resolve(LISTS);
        // Not there is no lists; there and not to be read is a problem, or a lost permission would close them all.
        if (Files.notExists(folder)) return List.of();
        strayFiles(folder, LISTS + "/", "");
        return entries(folder).stream().filter(ConfigReader::isToml).toList();
    }

    // What looks like ours and is not read would otherwise be waited for in vain.
    private void strayFiles(Path folder, String prefix, String read) {
        for (var path : entries(folder)) {
            var name = path.getFileName().toString();
            var stray = read.isEmpty() ? !isToml(path) : isToml(path) && !name.equals(read);
            if (!stray || name.startsWith(".") || name.endsWith("~") || name.endsWith("#")) continue;
            var words = read.isEmpty()
                    ? "left aside: a list's file ends in .toml"
                    : "left aside: a list's file belongs into lists/";
            reading.remark(new Problem(prefix + Problem.plain(name), 0, "", words));
        }
    }

    static boolean isToml(Path path) {
        var name = path.getFileName().toString();
        return name.endsWith(".toml") && !name.startsWith(".");
    }

    /// What a folder holds, by name. A folder that can't be looked into is a problem.
    private List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            reading.problem(new Problem(config.relativize(folder).toString(), 0, "", "can't be read: " + unreadable));
            return List.of();
        }
    }
}
