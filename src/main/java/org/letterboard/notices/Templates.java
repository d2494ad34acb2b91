package org.letterboard.notices;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The templates of our mails: an administrator's own files before those that the program brings along. A mistake in
/// one of theirs stops no mail.
public final class Templates {
    private static final String SUBJECT = "Subject: ";

    /// @param subject  one line
    /// @param text     for who reads plain text
    /// @param html     the same in large type; null where the administrator's file cannot be used
    /// @param mistakes in the administrator's files
    public record Written(
            String subject, String text, @Nullable String html, List<Mistake> mistakes) {}

    /// @param file such as `en/held.txt`
    /// @param line 0 where it is not known
    public record Mistake(String file, int line, String what) {
        boolean isInText() {
            return file.endsWith(".txt");
        }
    }

    /// The plain and the HTML form, which are filled in by different rules.
    private record Engines(PebbleEngine plain, PebbleEngine markup) {}

    private final Path folder;
    private final Engines own;
    private final Engines shipped;

    /// @param folder where an administrator may have changed copies, `templates/mail`
    public Templates(Path folder) {
        this.folder = folder;
        // Read again for each mail, so that a mistake that was put right needs no restart.
        this.own = new Engines(engine(ownLoader(folder), false, false), engine(ownLoader(folder), true, false));
        this.shipped = new Engines(engine(shippedLoader(), false, true), engine(shippedLoader(), true, true));
    }

    private static Loader<?> ownLoader(Path folder) {
        return new DelegatingLoader(
                List.of(new FileLoader(folder.toAbsolutePath().toString()), shippedLoader()));
    }

    private static Loader<?> shippedLoader() {
        var shipped = new ClasspathLoader();
        shipped.setPrefix("templates/mail");
        return shipped;
    }

    private static PebbleEngine engine(Loader<?> loader, boolean escaping, boolean remembering) {
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(escaping)
                .cacheActive(remembering)
                // In plain text the line end behind a word that was filled in is meant.
                .newLineTrimming(escaping)
                .strictVariables(true)
                .build();
    }

    /// Fills in a template. Its text file begins with a line `Subject: …` and an empty one.
    public Written write(String language, String template, Map<String, Object> words) {
        var name = language + "/" + template;
        if (!Files.isDirectory(folder.resolve(language))) return shipped(name, words);
        return switch (attempt(own.plain(), name + ".txt", words)) {
            // A text that fails leaves nothing to go by, and the administrator's HTML would say something else than
            // ours.
            case Attempt.Failed(var mistake) -> {
                var instead = shipped(name, words);
                yield new Written(instead.subject(), instead.text(), instead.html(), List.of(mistake));
            }
            // Their text beside our HTML would say two things.
            case Attempt.Filled(var text)
            when hasOwn(name + ".txt") && !hasOwn(name + ".html") -> written(text, null, List.of());
            case Attempt.Filled(var text) ->
                switch (attempt(own.markup(), name + ".html", words)) {
                    case Attempt.Filled(var html) -> written(text, html, List.of());
                    case Attempt.Failed(var mistake) -> written(text, null, List.of(mistake));
                };
        };
    }

    private boolean hasOwn(String file) {
        return Files.exists(folder.resolve(file));
    }

    private Written shipped(String name, Map<String, Object> words) {
        return written(
                fill(shipped.plain(), name + ".txt", words), fill(shipped.markup(), name + ".html", words), List.of());
    }

    private static Written written(String text, @Nullable String html, List<Mistake> mistakes) {
        var end = text.indexOf('\n');
        return new Written(
                text.substring(SUBJECT.length(), end).strip(),
                text.substring(end).strip() + "\n",
                html,
                mistakes);
    }

    private sealed interface Attempt {
        record Filled(String text) implements Attempt {}

        record Failed(Mistake mistake) implements Attempt {}
    }

    /// People write these files, and a slip of theirs may fail in any way: so all that can be thrown is caught here.
    private static Attempt attempt(PebbleEngine engine, String file, Map<String, Object> words) {
        try {
            return new Attempt.Filled(fill(engine, file, words));
        } catch (PebbleException mistake) {
            var where = mistake.getFileName() == null ? file : mistake.getFileName();
            var line = mistake.getLineNumber() == null ? 0 : mistake.getLineNumber();
            return new Attempt.Failed(new Mistake(where, line, mistake.getPebbleMessage()));
        } catch (RuntimeException mistake) {
            return new Attempt.Failed(new Mistake(file, 0, String.valueOf(mistake.getMessage())));
        } catch (StackOverflowError endless) {
            return new Attempt.Failed(new Mistake(file, 0, "it includes itself"));
        }
    }

    private static String fill(PebbleEngine engine, String file, Map<String, Object> words) {
        var out = new StringWriter();
        try {
            engine.getTemplate(file).evaluate(out, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = out.toString();
        if (file.endsWith(".txt") && !text.matches("(?s)" + SUBJECT + "[^\\S\\n]*\\S[^\\n]*\\n.*"))
            throw new PebbleException(
                    null, "found \"" + text.lines().findFirst().orElse("") + "\" (expected \"Subject: ...\")", 1, file);
        return text;
    }
}
