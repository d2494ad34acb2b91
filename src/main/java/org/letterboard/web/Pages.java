package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;

/// Writes pages from templates, an administrator's own before those that the program brings along, and remembers those
/// that many people look at.
final class Pages {
    // The one that there are templates in so far.
    private static final String LANGUAGE = "en/";
    // All that lives for long has 76 MB, and the rest of the program needs fifty of them: where they fill up,
    // collecting
    // garbage takes longer than making the pages.
    private static final long CACHE_BYTES = 6L << 20;

    private final PebbleEngine markup;
    private final PebbleEngine plain;
    private final String base;
    private final Cache cache = new Cache();
    private @Nullable Body style;

    /// A page as it is sent.
    ///
    /// @param zipped null where it must not be: next to a secret, compression tells about the secret (BREACH)
    record Body(byte[] bytes, byte @Nullable [] zipped, String tag) {
        static Body of(String text, boolean zip) {
            var bytes = text.getBytes(UTF_8);
            return new Body(bytes, zip ? gzip(bytes) : null, Sessions.hash(text).substring(0, 22));
        }

        long size() {
            return bytes.length + (zipped == null ? 0L : zipped.length);
        }
    }

    /// Which page: the same key, the same bytes.
    ///
    /// @param state what it shows: where this is the same, the page is. The list's last change, or the topic
    record Key(String path, MailingList list, Object state, boolean signedIn) {}

    /// @param folder where an administrator may have changed copies, `templates/web`
    /// @param base   what stands in front of our paths, mostly nothing
    Pages(Path folder, String base) {
        this.markup = engine(folder, true);
        this.plain = engine(folder, false);
        this.base = base;
    }

    private static PebbleEngine engine(Path folder, boolean escaping) {
        var own = new FileLoader(folder.toAbsolutePath().toString());
        var shipped = new ClasspathLoader();
        shipped.setPrefix("templates/web");
        return new PebbleEngine.Builder()
                .loader(new DelegatingLoader(List.of(own, shipped)))
                .autoEscaping(escaping)
                .strictVariables(true)
                .build();
    }

    String base() {
        return base;
    }

    synchronized Body style() {
        if (style == null) style = Body.of(fill(plain, "style.css", Map.of()), true);
        return style;
    }

    /// A page that others may see in the same way.
    Body shared(String template, boolean signedIn, Map<String, Object> words) {
        return body(template, signedIn, words, true);
    }

    /// A page that is hardly asked for twice: squeezing it would take longer than sending it.
    Body passing(String template, boolean signedIn, Map<String, Object> words) {
        return body(template, signedIn, words, false);
    }

    /// A page for one person at this moment, with a form on it.
    Answer once(int status, String template, boolean signedIn, Map<String, Object> words) {
        return new Answer.Page(status, body(template, signedIn, words, false), Answer.Audience.NOBODY);
    }

    /// Something went otherwise than the visitor hoped, in plain words.
    Answer message(int status, boolean signedIn, String title, String words) {
        return once(status, "message", signedIn, Map.of("title", title, "words", words));
    }

    Body cached(Key key, Supplier<Body> page) {
        return cache.find(key).orElseGet(() -> cache.put(key, page.get()));
    }

    private Body body(String template, boolean signedIn, Map<String, Object> words, boolean zip) {
        var all = new HashMap<>(words);
        all.put("base", base);
        all.put("style", style().tag());
        all.put("signedIn", signedIn);
        all.putIfAbsent("indexed", false);
        return Body.of(fill(markup, LANGUAGE + template + ".html", all), zip);
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

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3 + 100);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The pages that were asked for last, as many as fit.
    private static final class Cache {
        private final LinkedHashMap<Key, Body> pages = new LinkedHashMap<>(256, 0.75f, true);
        private long bytes;

        synchronized Optional<Body> find(Key key) {
            return Optional.ofNullable(pages.get(key));
        }

        synchronized Body put(Key key, Body body) {
            // One page must not push all the others out.
            if (body.size() > CACHE_BYTES / 4) return body;
            var old = pages.put(key, body);
            bytes += body.size() - (old == null ? 0 : old.size());
            var eldest = pages.entrySet().iterator();
            while (bytes > CACHE_BYTES) {
                bytes -= eldest.next().getValue().size();
                eldest.remove();
            }
            return body;
        }
    }
}
