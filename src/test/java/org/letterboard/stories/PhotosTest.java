package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.pictures.Photos;

/// Photos that people send, as the board shows them.
class PhotosTest {
    private static final byte[] LYING = Photos.withExif(Photos.jpeg(2000, 1000), 6);

    @TempDir
    Path folder;

    private Town town;
    private Browser browser;

    @AfterEach
    void close() {
        town.close();
    }

    private void open(String settings) {
        town = Town.with(folder, Clock.systemUTC(), "walkers", "posting = \"anyone\"\n" + settings);
        browser = new Browser(town.app().webPort());
    }

    private void send(String... parts) {
        var mail = """
                From: Ann Bell <ann@example.net>
                Subject: The mill
                Message-ID: <mill@example.net>
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=x

                --x
                %s
                --x--
                """.formatted(String.join("\n--x\n", parts));
        town.send("ann@example.net", "walkers@lists.example.org", mail);
        town.awaitPosts("walkers", 1);
    }

    private static String file(String type, String name, byte[] bytes) {
        return """
                Content-Type: %s
                Content-Disposition: attachment; filename="%s"
                Content-ID: <%s@example.net>
                Content-Transfer-Encoding: base64

                %s""".formatted(
                type, name, name, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private List<String> on(String page, String what, String attribute) {
        return Jsoup.parse(browser.get(page).text()).select(what).eachAttr(attribute);
    }

    @Test
    void a_photo_is_seen_upright_and_does_not_tell_where_it_was_taken() throws IOException {
        open("archive = \"public\"\n");
        send("\nSee below.", file("image/jpeg", "mill.jpg", LYING));

        assertThat(on("/walkers/1", ".photos img", "alt")).containsExactly("mill.jpg");
        assertThat(on("/walkers/1", ".files a", "href")).isEmpty();
        var picture = browser.get(on("/walkers/1", ".photos img", "src").getFirst());
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var seen = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertThat(seen.getHeight()).isEqualTo(1280);
        assertThat(seen.getWidth()).isEqualTo(640);
        assertThat(latin(picture.bytes())).doesNotContain("Exif");

        var download = browser.get(on("/walkers/1", ".photos a", "href").getFirst());
        assertThat(download.header("Content-Disposition")).startsWith("attachment; filename=\"mill.jpg\"");
        assertThat(download.bytes()).isEqualTo(picture.bytes());
    }

    @Test
    void a_photo_is_made_once_and_anew_when_its_folder_was_emptied() throws IOException {
        open("archive = \"public\"\n");
        send("\nSee below.", file("image/jpeg", "mill.jpg", LYING));
        var path = on("/walkers/1", ".photos img", "src").getFirst();
        var first = browser.get(path);
        var known = browser.get(path, "If-None-Match", first.header("ETag"));

        try (var kept = Files.walk(folder)) {
            var copies = kept.filter(p -> p.getParent().endsWith("pictures")).toList();
            assertThat(copies).hasSize(1);
            Files.delete(copies.getFirst());
        }

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(browser.get(path).bytes()).isEqualTo(first.bytes());
    }

    @Test
    void a_list_may_give_out_photos_as_they_were_sent() {
        open("archive = \"public\"\nboard.original-photos = true\n");
        send("\nSee below.", file("image/jpeg", "mill.jpg", LYING));

        assertThat(browser.get(on("/walkers/1", ".photos a", "href").getFirst()).bytes())
                .isEqualTo(LYING);
        assertThat(latin(browser.get(on("/walkers/1", ".photos img", "src").getFirst())
                        .bytes()))
                .doesNotContain("Exif");
    }

    @Test
    void a_jpeg_by_another_name_or_one_that_we_cannot_read_does_not_tell_either() {
        open("archive = \"public\"\n");
        var odd = LYING.clone();
        odd[odd.length - 2] = 0;
        // The frame says 5 colours, which no decoder knows.
        var frame = latin(odd).indexOf("\u00ff\u00c0");
        odd[frame + 9] = 5;
        send("\nSee below.", file("application/octet-stream", "mill.bin", LYING), file("image/jpeg", "odd.jpg", odd));

        var named = browser.get(on("/walkers/1", ".files a", "href").getFirst());
        // Nothing is asked of a stranger here, and nothing is left in their browser.
        assertThat(named.header("Set-Cookie")).isEmpty();
        var unread = browser.get(on("/walkers/1", ".photos a", "href").getFirst());

        assertThat(latin(named.bytes())).startsWith("\u00ff\u00d8").doesNotContain("Exif");
        assertThat(unread.bytes()).hasSizeGreaterThan(1000);
        // How it was held, and not where: no latitude in the north.
        assertThat(latin(unread.bytes())).startsWith("\u00ff\u00d8").doesNotContain("N\0\0\0");
        assertThat(browser.get(on("/walkers/1", ".photos img", "src").getFirst())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_stranger_gets_no_heic_by_another_name() {
        open("archive = \"public\"\n");
        var heic = "\0\0\0\u0018ftypheic and 51 degrees north".getBytes(StandardCharsets.ISO_8859_1);
        send("\nSee below.", file("image/webp", "mill.webp", heic));

        var page = browser.get("/walkers/1/attachment/2/mill.webp");

        assertThat(page.text()).contains("Log in").doesNotContain("51 degrees");
    }

    @Test
    void a_stranger_sees_no_photo_of_a_closed_list() {
        open("");
        send("\nSee below.", file("image/jpeg", "mill.jpg", LYING));

        for (var path : List.of("/walkers/1/picture/2", "/walkers/1/attachment/2/x.jpg", "/nobody/1/picture/2")) {
            var page = browser.get(path);
            assertThat(page.header("Content-Type")).as(path).startsWith("text/html");
            assertThat(page.text()).as(path).contains("Log in").doesNotContain("mill");
        }
    }

    @Test
    void a_mail_shows_what_came_along_with_it_and_nothing_from_elsewhere() {
        open("archive = \"public\"\n");
        send("""
                Content-Type: text/html

                <p>The mill: <img src="cid:a.jpg@example.net" alt="from the river">
                <img src="https://count.example/1.gif" width=1></p>""", file("image/jpeg", "a.jpg", LYING), file("image/jpeg", "b.jpg", LYING));

        assertThat(on("/walkers/1", ".words img", "alt")).containsExactly("from the river");
        assertThat(on("/walkers/1", ".photos img", "alt")).containsExactly("b.jpg");
        assertThat(browser.get("/walkers/1").text()).doesNotContain("count.example");
        assertThat(browser.get(on("/walkers/1", ".words img", "src").getFirst()).header("Content-Type"))
                .isEqualTo("image/jpeg");
    }

    @Test
    void what_may_tell_its_place_and_cannot_be_copied_needs_a_login_on_a_public_board() {
        open("archive = \"public\"\n");
        town.members("walkers", "Ann Bell <ann@example.net>");
        var heic = "....ftypheic".getBytes(ISO_8859_1);
        send("\nSee below.", file("image/heic", "IMG_1.HEIC", heic), file("video/quicktime", "IMG_2.MOV", heic));
        var files = on("/walkers/1", ".files a", "href");

        assertThat(files)
                .hasSize(2)
                .allSatisfy(path -> assertThat(browser.get(path).text()).contains("Log in"));

        logIn();

        var download = browser.get(files.getFirst());
        assertThat(download.bytes()).isEqualTo(heic);
        assertThat(download.header("Cache-Control")).contains("private");
    }

    private void logIn() {
        var form = browser.get("/login");
        browser.post("/login", "key", form.field("key"), "to", "/walkers", "address", "ann@example.net");
        var mail = town.postbox.awaitOne("ann@example.net", "Your link").plain();
        var link = Pattern.compile("https://lists\\.example\\.org(/login/\\S+)").matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        var page = browser.get(link.group(1));
        browser.post(link.group(1), "key", page.field("key"), "to", page.field("to"));
    }

    @Test
    void a_logo_in_a_signature_is_a_file_and_no_photo() {
        open("archive = \"public\"\n");
        send("\nSee you.", file("image/jpeg", "logo.jpg", Photos.jpeg(60, 30)));

        assertThat(on("/walkers/1", ".files a", "href")).hasSize(1);
        assertThat(on("/walkers/1", "img", "alt")).isEmpty();
    }

    @Test
    void what_browsers_cannot_show_is_a_file_with_a_word_about_it() {
        open("archive = \"public\"\n");
        send("\nSee below.", file("image/heic", "IMG_1.HEIC", "....ftypheic".getBytes(ISO_8859_1)));

        var page = browser.get("/walkers/1").text();

        assertThat(Jsoup.parse(page).select(".files li").text())
                .contains("IMG_1.HEIC", "Most web browsers cannot show it");
        assertThat(Jsoup.parse(page).select("img")).isEmpty();
        assertThat(browser.get("/walkers/1/picture/2").status()).isEqualTo(404);
    }
}
