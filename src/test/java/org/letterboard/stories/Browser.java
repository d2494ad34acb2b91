package org.letterboard.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody's web browser: keeps cookies, follows nothing by itself.
final class Browser {
    // Who has called a door in the moment in which it shut may hear nothing any more.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI door;
    final Map<String, String> cookies = new LinkedHashMap<>();

    /// What came back.
    record Page(int status, HttpHeaders headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /// The value of a hidden field.
        String field(String name) {
            var value =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text());
            return value.find() ? value.group(1) : "";
        }
    }

    Browser(int port) {
        door = URI.create("http://127.0.0.1:" + port);
    }

    Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Page head(String path) {
        return send(request(path).HEAD());
    }

    /// @param fields names and values in turn
    Page post(String path, String... fields) {
        var body = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2)
            body.append(body.isEmpty() ? "" : "&")
                    .append(encoded(fields[i]))
                    .append('=')
                    .append(encoded(fields[i + 1]));
        return postAs(path, "application/x-www-form-urlencoded", body.toString());
    }

    Page postAs(String path, String type, String body, String... headers) {
        return send(
                request(path, headers).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(door.resolve(path)).timeout(PATIENCE);
        if (headers.length > 0) request.headers(headers);
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (var cookie : answer.headers().allValues("Set-Cookie")) {
                var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
                if (pair[1].isEmpty()) cookies.remove(pair[0]);
                else cookies.put(pair[0], pair[1]);
            }
            return new Page(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
