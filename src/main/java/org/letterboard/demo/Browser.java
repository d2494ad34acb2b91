package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// One person's browser: it keeps cookies, follows links and fills in forms.
final class Browser implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI board;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();

    Browser(URI board) {
        this.board = board;
    }

    record Page(int status, Document html) {
        String text() {
            return html.text();
        }

        /// Where the link with these words leads.
        String link(String words) {
            return html.select("a").stream()
                    .filter(a -> a.text().equals(words)
                            || a.select("img").attr("alt").equals(words))
                    .findFirst()
                    .orElseThrow(() -> new Await.NotSo("we expected a link \"" + words + "\" at " + html.location()))
                    .absUrl("href");
        }

        /// Whether there is a button with these words.
        boolean hasButton(String words) {
            return html.select("button").eachText().contains(words);
        }
    }

    /// @param where a path of the board, or a whole address
    Page open(String where) {
        return page(send(HttpRequest.newBuilder(board.resolve(where)).build()));
    }

    byte[] download(String where) {
        return send(HttpRequest.newBuilder(board.resolve(where)).build()).body();
    }

    /// Presses the button of the page's form, with these fields filled in.
    Page submit(Page page, Map<String, String> typed) {
        if (!(page.html().selectFirst("form") instanceof FormElement form))
            throw new Await.NotSo("we expected a form at " + page.html().location());
        var fields = new HashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(typed);
        var action =
                form.hasAttr("action") ? form.absUrl("action") : page.html().location();
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return page(send(HttpRequest.newBuilder(URI.create(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Page page(HttpResponse<byte[]> response) {
        return new Page(
                response.statusCode(),
                Jsoup.parse(new String(response.body(), UTF_8), response.uri().toString()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the board does not answer at " + request.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
