package org.letterboard.addresses;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The name by which a member's masked address is known, `ann.k7f3`: their first name, so that people recognise it, and
/// four random letters, so that there may be two Anns. Its dot tells it from a token.
public final class Alias {
    private static final int LONGEST_NAME = 20;
    // A million for each first name and list. Whoever stores one asks for another where it is taken.
    private static final int RANDOM_LETTERS = 4;
    // Longer than any real name, and what a stranger may make us look at.
    private static final int LONGEST_LOOKED_AT = 200;
    private static final String NOBODY = "member";

    /// Letters that Unicode does not take apart, and how people write them who do not have them.
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
            spelled('ä', "ae"),
            spelled('ö', "oe"),
            spelled('ü', "ue"),
            spelled('ß', "ss"),
            spelled('æ', "ae"),
            spelled('œ', "oe"),
            spelled('ø', "oe"),
            spelled('å', "a"),
            spelled('ł', "l"),
            spelled('đ', "d"),
            spelled('ð', "d"),
            spelled('þ', "th"),
            spelled('ı', "i"));

    private Alias() {}

    private static Map.Entry<Integer, String> spelled(char letter, String as) {
        return Map.entry((int) letter, as);
    }

    /// A new alias for somebody with this display name. `random` is a SecureRandom but in tests: nobody shall guess a
    /// stranger's address.
    public static String make(String displayName, RandomGenerator random) {
        var alias = new StringBuilder(firstName(displayName)).append('.');
        for (var i = 0; i < RANDOM_LETTERS; i++) alias.append(Base32.letter(random.nextInt(32)));
        return alias.toString();
    }

    static boolean hasForm(String text) {
        var dot = text.indexOf('.');
        return dot > 0
                && dot <= LONGEST_NAME
                && text.length() == dot + 1 + RANDOM_LETTERS
                && text.chars().limit(dot).allMatch(c -> c >= 'a' && c <= 'z')
                && text.chars().skip(dot + 1).allMatch(c -> Base32.value(c) >= 0);
    }

    /// The first word of the name that is a name: not `Dr.`, and not an address, which an alias must never show.
    private static String firstName(String displayName) {
        var name = displayName.substring(0, Math.min(displayName.length(), LONGEST_LOOKED_AT));
        if (name.contains("@")) return NOBODY;
        var comma = name.indexOf(',');
        for (var word : (name.substring(comma + 1) + " " + name).split("\\s+", -1)) {
            var letters = letters(word);
            if (letters.length() > 1 && !word.endsWith(".")) return cut(letters);
        }
        return NOBODY;
    }

    private static String cut(String letters) {
        return letters.substring(0, Math.min(letters.length(), LONGEST_NAME));
    }

    private static String letters(String word) {
        var ascii = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> ascii.append(SPELLED.containsKey(c) ? SPELLED.get(c) : Character.toString(c)));
        var bare = new StringBuilder();
        Normalizer.normalize(ascii, Normalizer.Form.NFD)
                .chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
