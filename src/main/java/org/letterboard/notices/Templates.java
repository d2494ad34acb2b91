package org.letterboard.notices;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The templates of our mails: an administrator's own files before those that the program brings along.
public final class Templates {

    /// @param subject one line
    /// @param text    for who reads plain text
    /// @param html    the same in large type
    public record Written(String subject, String text, String html) {}

    private final PebbleEngine plain;
    private final PebbleEngine markup;

    /// @param folder where an administrator may have changed copies, `templates/mail`
    public Templates(Path folder) {
        this.plain = engine(folder, false);
        this.markup = engine(folder, true);
    }

    private static PebbleEngine engine(Path folder, boolean escaping) {
        var own = new FileLoader(folder.toAbsolutePath().toString());
        var shipped = new ClasspathLoader();
        shipped.setPrefix("templates/mail");
        return new PebbleEngine.Builder()
                .loader(new DelegatingLoader(List.of(own, shipped)))
                .autoEscaping(escaping)
                // In plain text the line end behind a word that was filled in is meant.
                .newLineTrimming(escaping)
                .strictVariables(true)
                .build();
    }

    /// Fills in a template. Its text file begins with a line `Subject: …` and an empty one.
    public Written write(String language, String template, Map<String, Object> words) {
        var text = fill(plain, language + "/" + template + ".txt", words);
        var html = fill(markup, language + "/" + template + ".html", words);
        var end = text.indexOf('\n');
        if (!text.startsWith("Subject: ") || end < 0)
            throw new IllegalStateException("templates/mail/" + language + "/" + template + ".txt line 1: found \""
                    + text.lines().findFirst().orElse("") + "\" (expected \"Subject: ...\")");
        return new Written(
                text.substring("Subject: ".length(), end).strip(),
                text.substring(end).strip() + "\n",
                html);
    }

    private static String fill(PebbleEngine engine, String file, Map<String, Object> words) {
        var out = new StringWriter();
        try {
            engine.getTemplate(file).evaluate(out, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
