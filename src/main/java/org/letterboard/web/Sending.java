package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts an answer on the wire.
///
/// @param base what stands in front of our paths, mostly nothing
record Sending(Context ctx, String base) {
    private static final String FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    void send(Answer answer) throws IOException {
        // What is answered before it was read to its end costs the connection, and the next request on it.
        if (ctx.method().equals(HandlerType.POST)) Forms.body(ctx);
        switch (answer) {
            case Answer.Page page -> page(page);
            case Answer.Moved(var status, var path) ->
                ctx.status(status).header("Location", base + path).header("Cache-Control", "no-store");
            case Answer.Download download -> download(download);
            case Answer.Picture picture -> picture(picture);
            case Answer.Words(var status, var type, var text) -> {
                ctx.status(status).contentType(type + "; charset=utf-8").header("Cache-Control", "no-store");
                write(text.getBytes(UTF_8));
            }
        }
    }

    private void page(Answer.Page page) throws IOException {
        var isStyle = ctx.path().endsWith(".css");
        ctx.contentType(isStyle ? "text/css; charset=utf-8" : "text/html; charset=utf-8");
        switch (page.audience()) {
            case PUBLIC -> ctx.header("Cache-Control", isStyle ? "public, max-age=86400" : "no-cache");
            case PRIVATE -> ctx.header("Cache-Control", "private, no-cache").header("X-Robots-Tag", "noindex");
            case NOBODY -> ctx.header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex");
        }
        if (page.audience() != Answer.Audience.NOBODY) {
            // Weak, since it is the same with and without gzip.
            var tag = "W/\"" + page.body().tag() + "\"";
            ctx.header("ETag", tag).header("Vary", isStyle ? "Accept-Encoding" : "Accept-Encoding, Cookie");
            if (page.status() == 200
                    && has(ctx.header("If-None-Match"), page.body().tag())) {
                ctx.status(304);
                return;
            }
        }
        ctx.status(page.status());
        var zipped = page.body().zipped();
        if (zipped != null && takesGzip()) {
            ctx.header("Content-Encoding", "gzip");
            write(zipped);
        } else write(page.body().bytes());
    }

    private static boolean has(@Nullable String tags, String tag) {
        return tags != null && tags.contains("\"" + tag + "\"");
    }

    private boolean takesGzip() {
        var accepted = ctx.header("Accept-Encoding");
        if (accepted == null) return false;
        var coding = accepted.toLowerCase(Locale.ROOT).replace(" ", "");
        return coding.contains("gzip") && !coding.contains("gzip;q=0,") && !coding.endsWith("gzip;q=0");
    }

    private void download(Answer.Download file) throws IOException {
        try {
            var opened = file.file().get();
            if (opened.isEmpty()) {
                send(file.otherwise().get());
                return;
            }
            ctx.contentType(file.type())
                    .header("Content-Security-Policy", FILE_POLICY)
                    .header("Cache-Control", file.isPublic() ? "no-cache" : "private, no-cache")
                    .header("Content-Disposition", disposition(file.name()));
            if (!file.isPublic()) ctx.header("X-Robots-Tag", "noindex");
            write(opened.get());
        } finally {
            file.release().run();
        }
    }

    private void picture(Answer.Picture picture) throws IOException {
        var isKnown = has(ctx.header("If-None-Match"), picture.tag());
        var copy = isKnown ? Optional.<Photos.Copy>empty() : picture.copy().get();
        if (!isKnown && copy.isEmpty()) {
            send(picture.otherwise());
            return;
        }
        // Asked about each time, since who may see it may have changed.
        ctx.header("Content-Security-Policy", FILE_POLICY)
                .header("Cache-Control", picture.isPublic() ? "no-cache" : "private, no-cache")
                .header("ETag", "\"" + picture.tag() + "\"")
                .header("Vary", "Cookie");
        if (!picture.isPublic()) ctx.header("X-Robots-Tag", "noindex");
        if (copy.isEmpty()) {
            ctx.status(304);
            return;
        }
        ctx.contentType(copy.get().type()).header("Content-Disposition", "inline");
        write(copy.get().opened());
    }

    private void write(Answer.Opened opened) throws IOException {
        try (var bytes = opened.bytes()) {
            ctx.res().setContentLengthLong(opened.size());
            bytes.transferTo(ctx.res().getOutputStream());
        }
    }

    /// RFC 6266: a plain name for old programs, and the real one as RFC 8187 writes it.
    static String disposition(String name) {
        var plain = new StringBuilder();
        name.codePoints()
                .forEach(c -> plain.appendCodePoint(c < 0x20 || c > 0x7e || "\"\\%/;".indexOf(c) >= 0 ? '_' : c));
        var encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private void write(byte[] bytes) throws IOException {
        ctx.res().setContentLength(bytes.length);
        // Jetty leaves the body out by itself where the request was HEAD.
        ctx.res().getOutputStream().write(bytes);
    }
}
