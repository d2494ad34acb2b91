package org.letterboard.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The reference page of the configuration, made from [Keys], so that it can't say anything else than the program does.
final class Reference {
    private Reference() {}

    static String page() {
        return """
                # Configuration

                <!-- Made from the code (Keys.java). Mend it there, then: mvn test -Dtest=ReferenceTest -Dwrite -->

                An administrator edits two kinds of files, both in TOML:

                - `config/letterboard.toml` is about the gateway as a whole. `domain` and `operator` must stand in it; whatever
                  else is left out has the default below.
                - `config/lists/NAME.toml` makes a list. The file's name is the list's name: 2 to %d letters, digits or hyphens.
                  It may be empty. Taking the file away closes the list and erases nothing.

                `./letterboard check` reads them all and names everything that is wrong, with its file and line. A running gateway
                reads them again by itself when they have been still for %d seconds. It takes them over when they are right as a
                whole; otherwise it goes on with what it had, and says what is wrong.

                ## How values are written

                | what | how | for example |
                |---|---|---|
                | a size | a whole number with `KB` (1,024 bytes), `MB` or `GB` | `"30MB"` |
                | a time span | a whole number with `s`, `m`, `h` or `d` | `"12h"` |
                | a time of day | hours and minutes | `"07:00"` |
                | a time of the week | the day in English, and a time of day | `"Sunday 08:00"` |
                | a time zone | a name of the tz database | `"Europe/London"` |
                | a language | its short name | `"en"` |
                | a place to listen | `host:port` | `"127.0.0.1:2525"` |
                | a path | from the folder that `config` is in, or with a `/` in front from the top | `"secret/key"` |

                ## config/letterboard.toml

                What is marked *restart* is fixed while the gateway runs: a change is kept for its next start.

                %s
                ### `[[mailbox]]`: an account to fetch mail from by IMAP

                There may be several. A message is moved to the folder `done` once it is safe with us, never before. What is
                larger than `smtp.max-size` is left where it is. Changes here need no restart.

                %s
                ## config/lists/NAME.toml

                %s""".formatted(
                        Names.LONGEST_LIST,
                        ConfigWatch.STILL.toSeconds(),
                        table(Keys.GATEWAY),
                        table(Keys.MAILBOX),
                        table(Keys.LIST));
    }

    private static String table(List<Key<?>> keys) {
        return keys.stream()
                .map(key -> "| `%s` | %s | %s%s |\n"
                        .formatted(
                                key.name(), fallback(key), key.meaning(), AfterRestart.waits(key) ? "; *restart*" : ""))
                .collect(Collectors.joining("", "| key | left out | meaning |\n|---|---|---|\n", ""));
    }

    private static String fallback(Key<?> key) {
        if (key.fallback() instanceof String text) return "`\"" + text + "\"`";
        if (key.fallback() != null) return "`" + key.fallback() + "`";
        if (!key.isRequired()) return key.without();
        return key.table().isEmpty() ? "must be there" : "must be there if the table is";
    }
}
