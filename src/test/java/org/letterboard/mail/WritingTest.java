package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What we write: no value gets out of its field, and what was meant is what is read again.
class WritingTest {
    private static final EmailAddress ANN = new EmailAddress("ann", "example.org");

    private static String reread(String header, String name) {
        return EncodedWords.decode(
                RawMessage.of((header + "\r\n").getBytes(US_ASCII)).value(name).orElseThrow());
    }

    private static void isCorrect(String header) {
        assertThat(header).endsWith("\r\n").matches(text -> text.chars().allMatch(c -> c < 0x7f));
        for (var line : header.split("\r\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(998);
            assertThat(line).doesNotContain("\r").doesNotContain("\n");
        }
    }

    private static boolean isWhole(String text) {
        return US_ASCII.newEncoder().canEncode(text)
                || new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .equals(text);
    }

    @Property(tries = 1000)
    void a_text_stays_in_its_field_and_is_read_again(@ForAll String value) {
        var header = new HeaderWriter().text("Subject", value).toString();

        isCorrect(header);
        assertThat(RawMessage.of(header.getBytes(US_ASCII)).fields()).hasSize(1);
        if (isWhole(value)) assertThat(reread(header, "Subject")).isEqualTo(Charsets.oneLine(value));
    }

    @Property(tries = 1000)
    void a_name_stays_in_its_field_and_its_address_is_read_again(@ForAll String name) {
        var header = new HeaderWriter()
                .mailboxes("From", List.of(new Mailbox(name, ANN)))
                .toString();

        isCorrect(header);
        var read = AddressList.parse(
                RawMessage.of(header.getBytes(US_ASCII)).value("From").orElseThrow());
        assertThat(read).extracting(Mailbox::address).containsExactly(ANN);
    }

    @Property(tries = 500)
    void a_file_name_is_read_again(@ForAll String name) {
        var header = new HeaderWriter()
                .parameters("Content-Disposition", "attachment", Map.of("filename", name))
                .toString();

        isCorrect(header);
        var value = RawMessage.of(header.getBytes(US_ASCII))
                .value("Content-Disposition")
                .orElseThrow();
        if (isWhole(name))
            assertThat(Charsets.oneLine(
                            String.valueOf(Parameterised.parse(value).get("filename"))))
                    .isEqualTo(Charsets.oneLine(name));
    }

    @Test
    void names_are_written_as_their_letters_ask_for() {
        var header = new HeaderWriter()
                .mailboxes(
                        "To",
                        List.of(
                                new Mailbox("Ann Bell", ANN),
                                new Mailbox("Bell, \"A\"", ANN),
                                new Mailbox("Jörg", ANN),
                                new Mailbox("", ANN)))
                .toString();

        assertThat(header.lines())
                .containsExactly(
                        "To: Ann Bell <ann@example.org>, \"Bell, \\\"A\\\"\" <ann@example.org>,",
                        " =?UTF-8?Q?J=C3=B6rg?= <ann@example.org>, ann@example.org");
    }

    @Test
    void an_address_that_ascii_cannot_hold_becomes_an_empty_group() {
        var header = new HeaderWriter()
                .mailboxes(
                        "To",
                        List.of(
                                new Mailbox("Jo", new EmailAddress("jö", "example.org")),
                                new Mailbox("", new EmailAddress("jo", "exämple.org"))));

        assertThat(header.toString()).isEqualTo("To: Jo:;, jo@xn--exmple-cua.org\r\n");
    }

    @Test
    void long_texts_are_folded() {
        var header = new HeaderWriter().text("Subject", "walk ".repeat(60)).toString();

        assertThat(header.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
        assertThat(reread(header, "Subject")).isEqualTo("walk ".repeat(60).strip());
    }

    @Test
    void a_message_of_ours_is_read_again() {
        var message = new NewMessage(
                new Mailbox("Walkers", ANN),
                List.of(new Mailbox("Jörg", ANN)),
                "Grüße",
                Instant.parse("2026-11-03T09:05:07Z"),
                "<1@x>",
                List.of("<p@x>", "<q@x>"),
                List.of(new NewMessage.Header("Auto-Submitted", "auto-replied")),
                "Schöne Grüße\n.\nFrom here, a line that is longer than seventy-eight columns, so that it must be cut in two\n",
                "<p>Schöne Grüße",
                null);
        var bytes = message.toBytes();

        isCorrect(new String(bytes, US_ASCII));
        var tree = MimeTree.of(bytes);
        assertThat(tree.parts())
                .extracting(Part::type)
                .containsExactly("multipart/alternative", "text/plain", "text/html");
        assertThat(tree.text(tree.parts().get(1), 10_000).text()).isEqualTo(message.text());
        var header = tree.root().header();
        assertThat(header.value("In-Reply-To")).contains("<q@x>");
        assertThat(header.value("Date")).contains("Tue, 3 Nov 2026 09:05:07 +0000");
        assertThat(header.value("Subject").map(EncodedWords::decode)).contains("Grüße");
    }

    @Property(tries = 300)
    void any_text_of_ours_is_read_again(@ForAll String text) {
        var bytes = new NewMessage(
                        new Mailbox("", ANN),
                        List.of(),
                        "",
                        Instant.EPOCH,
                        "<1@x>",
                        List.of(),
                        List.of(),
                        text,
                        null,
                        null)
                .toBytes();

        isCorrect(new String(bytes, US_ASCII));
        var tree = MimeTree.of(bytes);
        var meant = text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
        if (isWhole(text))
            assertThat(tree.text(tree.root(), 100_000).text()).isEqualTo(meant.endsWith("\n") ? meant : meant + "\n");
    }
}
