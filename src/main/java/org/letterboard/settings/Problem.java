package org.letterboard.settings;

/// One thing that is wrong with the configuration, told so that a person can mend it.
///
/// @param file  as the administrator knows it, from the configuration's folder on: `lists/walkers.toml`
/// @param line  0 where there is none to name, as for a key that is missing
/// @param key   empty where the file as such is meant
/// @param words what was found, and what was expected
public record Problem(String file, int line, String key, String words) {

    // A mistaken value may be a whole novel; the line of a report must stay a line.
    private static final int LONGEST_VALUE = 60;

    @Override
    public String toString() {
        return file + (line > 0 ? " line " + line : "") + "  " + (key.isEmpty() ? "" : key + ": ") + words;
    }

    /// What was found, as it stands in the file: text in quotes, never over a line's end, cut where it is long.
    static String quoted(Object found) {
        return found instanceof String text ? '"' + plain(text) + '"' : plain(found.toString());
    }

    static String plain(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length() && out.length() < LONGEST_VALUE; i++) {
            var c = text.charAt(i);
            out.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return text.length() > LONGEST_VALUE ? out + "..." : out.toString();
    }
}
