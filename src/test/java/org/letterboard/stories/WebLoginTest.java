package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.reading.Reading;

/// Login by a mailed link, and leaving by one.
class WebLoginTest {
    private static final String ANN = "ann@example.net";

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();
    private Town town;
    private Browser browser;

    @BeforeEach
    void open() {
        town = Town.with(folder, clock, "walkers", "title = \"Walkers\"\n", "board", "archive = \"public\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>", "Bob <bob@example.com>");
        browser = new Browser(town.app().webPort());
        town.send(ANN, "walkers@lists.example.org", """
                From: Ann Bell <ann@example.net>
                Subject: Lunch on Sunday?
                Message-ID: <lunch@example.net>

                Shall we meet at the mill?
                """);
        town.awaitPosts("walkers", 1);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Browser.Page ask(String address) {
        var form = browser.get("/login");
        return browser.post("/login", "key", form.field("key"), "to", "/walkers", "address", address);
    }

    private String link(int nth) {
        Awaitility.await().until(() -> links().size() >= nth);
        return links().get(nth - 1);
    }

    /// A mail may come twice where the clock leaps while it is on its way.
    private List<String> links() {
        return town.postbox.of(ANN).stream()
                .filter(got -> got.header("Subject").contains("Your link"))
                .map(got -> Reading.read(got.bytes()).text())
                .map(WebLoginTest::link)
                .distinct()
                .toList();
    }

    private static String link(String text) {
        var link = Pattern.compile("https://lists\\.example\\.org(/login/\\S+)").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private long letters() {
        return town.postbox.of(ANN).stream()
                .filter(got -> got.header("Subject").contains("Your link"))
                .count();
    }

    private Browser.Page press(String link) {
        var page = browser.get(link);
        return browser.post(link, "key", page.field("key"), "to", page.field("to"));
    }

    @Test
    void a_member_logs_in_by_a_mailed_link_and_reads_their_list() {
        assertThat(browser.get("/walkers").status()).isEqualTo(403);
        assertThat(ask("Ann@Example.NET").text()).contains("Look into your mail");

        var entered = press(link(1));

        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location")).isEqualTo("/walkers");
        assertThat(entered.header("Set-Cookie")).contains("__Host-session=", "HttpOnly", "SameSite=Lax", "Secure");
        assertThat(browser.get("/walkers").text()).contains("Lunch on Sunday?", "Log out");
        assertThat(browser.get("/walkers").header("Cache-Control")).contains("private");
        assertThat(browser.get("/").text()).contains("Walkers");
    }

    @Test
    void looking_at_the_link_uses_nothing_up_and_pressing_the_button_does() {
        ask(ANN);
        var link = link(1);
        for (var i = 0; i < 3; i++)
            assertThat(new Browser(town.app().webPort()).get(link).status()).isEqualTo(200);
        browser.head(link);
        assertThat(browser.cookies).doesNotContainKey("__Host-session");

        assertThat(press(link).status()).isEqualTo(303);

        var other = new Browser(town.app().webPort());
        var key = other.get("/login").field("key");
        assertThat(other.post(link, "key", key).status()).isEqualTo(410);
        assertThat(other.cookies).doesNotContainKey("__Host-session");
    }

    @Test
    void a_link_is_over_after_fifteen_minutes_and_a_session_after_thirty_days() {
        ask(ANN);
        var link = link(1);
        clock.pass(Duration.ofMinutes(16));
        assertThat(browser.get(link).status()).isEqualTo(410);

        ask(ANN);
        assertThat(press(link(2)).status()).isEqualTo(303);
        clock.pass(Duration.ofDays(29));
        assertThat(browser.get("/walkers").status()).isEqualTo(200);
        clock.pass(Duration.ofDays(2));
        assertThat(browser.get("/walkers").status()).isEqualTo(403);
    }

    @Test
    void the_answer_tells_nothing_about_who_is_known_and_strangers_get_no_mail() {
        var known = ask(ANN).text();
        var unknown = ask("nobody@example.com").text();

        assertThat(unknown).isEqualTo(known);
        link(1);
        assertThat(town.postbox.of("nobody@example.com")).isEmpty();
    }

    @Test
    void nobody_can_fill_a_mailbox_with_links() {
        for (var i = 0; i < 10; i++) assertThat(ask(ANN).status()).isEqualTo(200);
        link(4);
        ask("bob@example.com");
        Awaitility.await()
                .until(() -> town.postbox.of("bob@example.com").stream()
                        .anyMatch(got -> got.header("Subject").contains("Your link")));

        assertThat(letters()).isEqualTo(4);
    }

    @Test
    void a_list_that_is_not_there_answers_a_stranger_like_one_for_members() {
        var closed = browser.get("/walkers");
        var missing = browser.get("/nowhere");

        assertThat(missing.status()).isEqualTo(closed.status()).isEqualTo(403);
        assertThat(missing.text().replace("/nowhere", ""))
                .isEqualTo(closed.text().replace("/walkers", ""));
        for (var path : new String[] {"/walkers/1", "/walkers/topic/1001", "/walkers/1/attachment/1/a.jpg"})
            assertThat(browser.get(path).status()).isEqualTo(403);
    }

    @Test
    void only_our_own_form_logs_out() {
        ask(ANN);
        press(link(1));
        assertThat(browser.post("/logout").status()).isEqualTo(403);
        var key = browser.get("/logout").field("key");
        assertThat(browser.postAs(
                                "/logout",
                                "application/x-www-form-urlencoded",
                                "key=" + key,
                                "Sec-Fetch-Site",
                                "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/walkers").status()).isEqualTo(200);

        var session = browser.cookies.get("__Host-session");
        assertThat(browser.post("/logout", "key", key).status()).isEqualTo(303);

        browser.cookies.put("__Host-session", session);
        assertThat(browser.get("/walkers").status()).isEqualTo(403);
    }

    @Test
    void a_session_key_from_before_the_login_is_worth_nothing_after_it() {
        browser.cookies.put("__Host-session", "planted");
        ask(ANN);
        press(link(1));

        assertThat(browser.cookies.get("__Host-session")).isNotEqualTo("planted");
        var other = new Browser(town.app().webPort());
        other.cookies.put("__Host-session", "planted");
        assertThat(other.get("/walkers").status()).isEqualTo(403);
    }

    @Test
    void a_login_form_leads_to_no_other_site() {
        ask(ANN);
        var link = link(1).replaceFirst("\\?.*", "");
        var page = browser.get(link + "?to=//evil.example/");
        assertThat(page.field("to")).isEmpty();
        assertThat(browser.post(link, "key", page.field("key"), "to", "https://evil.example/")
                        .header("Location"))
                .isEqualTo("/");
    }

    private String leaveLink() {
        var mail = town.postbox.awaitOne(ANN, "Lunch");
        var link = Pattern.compile("https://lists\\.example\\.org(/leave/walkers/[a-z2-7]+)")
                .matcher(mail.header("List-Unsubscribe").replaceAll("\\s", ""));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void a_post_to_the_link_of_a_mail_takes_off_at_once_and_a_get_does_not() {
        var link = leaveLink();
        assertThat(browser.get(link).text()).contains("Leave the list");
        assertThat(browser.head(link).status()).isEqualTo(200);
        assertThat(browser.get(link, "X-HTTP-Method-Override", "POST").status()).isEqualTo(400);
        assertThat(town.isMember("walkers", ANN)).isTrue();

        assertThat(browser.post(link, "List-Unsubscribe", "One-Click").status()).isEqualTo(200);

        assertThat(town.isMember("walkers", ANN)).isFalse();
        assertThat(browser.post(link, "List-Unsubscribe", "One-Click").status()).isEqualTo(200);
    }

    @Test
    void the_form_of_a_mail_program_may_come_in_parts() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

        assertThat(browser.postAs(
                                leaveLink(), "multipart/form-data; boundary=x", body, "Origin", "https://mail.example")
                        .status())
                .isEqualTo(200);

        assertThat(town.isMember("walkers", ANN)).isFalse();
    }

    @Test
    void a_forged_link_is_answered_kindly_and_changes_nothing() {
        var link = leaveLink();
        var forged = link.substring(0, link.length() - 1) + (link.endsWith("a") ? "b" : "a");
        var answer = browser.post(forged, "List-Unsubscribe", "One-Click");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("You can always leave by mail");
        assertThat(browser.post(link.replace("walkers", "board"), "List-Unsubscribe", "One-Click")
                        .text())
                .isEqualTo(answer.text());
        assertThat(town.isMember("walkers", ANN)).isTrue();
    }

    @Test
    void whoever_sends_a_form_that_nobody_reads_can_go_on_on_the_same_connection() throws IOException {
        var head = String.join(
                "\r\n",
                "POST /leave/walkers/forged HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 7",
                "",
                "");
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), town.app().webPort())) {
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            for (var i = 0; i < 20; i++) {
                socket.getOutputStream().write(head.getBytes(US_ASCII));
                // So the server has had the time to answer before it read all of it.
                browser.get("/login");
                socket.getOutputStream().write("key=abc".getBytes(US_ASCII));
                assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 404");
            }
        }
    }

    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.toString().endsWith("\r\n\r\n")) break;
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (length.find()) in.readNBytes(Integer.parseInt(length.group(1)));
        return head.toString();
    }
}
