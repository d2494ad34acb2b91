package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RawMessageTest {

    private static RawMessage message(String text) {
        return RawMessage.of(text.getBytes(ISO_8859_1));
    }

    private static String body(RawMessage message) {
        return new String(message.bytes(), message.bodyStart(), message.end() - message.bodyStart(), ISO_8859_1);
    }

    @Test
    void fields_are_found_by_name_and_unfolded() {
        var message = message("Subject: one\r\n two\r\nX-A : b\r\nsubject: other\r\n\r\nbody\r\n");

        assertThat(message.value("SUBJECT")).contains("one two");
        assertThat(message.values("Subject")).containsExactly("one two", "other");
        assertThat(message.value("x-a")).contains("b");
        assertThat(body(message)).isEqualTo("body\r\n");
    }

    @Test
    void bare_line_feeds_and_an_mbox_line_are_taken() {
        var message = message(">From ann@example.org Mon Nov 23\nFrom: ann@example.org\nSubject: x\n\nHello\n");

        assertThat(message.value("From")).contains("ann@example.org");
        assertThat(body(message)).isEqualTo("Hello\n");
    }

    @Test
    void a_missing_empty_line_ends_the_header_where_the_text_begins() {
        var message = message("Subject: x\nHello, this is text.\nMore of it.\n");

        assertThat(message.value("Subject")).contains("x");
        assertThat(body(message)).isEqualTo("Hello, this is text.\nMore of it.\n");
    }

    @Test
    void a_line_of_junk_between_fields_does_not_end_the_header() {
        var message = message("Subject: x\nthis is no field\nMessage-ID: <a@b>\n\nHello\n");

        assertThat(message.value("Message-ID")).contains("<a@b>");
        assertThat(message.fields().get(1).isJunk()).isTrue();
    }

    @Test
    void eight_bit_values_are_utf8_or_else_windows_1252_and_have_no_nuls() {
        assertThat(message("Subject: Gr\u00c3\u00bc\u00c3\u009fe\n\n").value("Subject"))
                .contains("Grüße");
        assertThat(message("Subject: Gr\u00fc\u00dfe\u0000\n\n").value("Subject"))
                .contains("Grüße");
    }

    @Test
    void a_copy_leaves_fields_out_and_keeps_the_rest_byte_for_byte() {
        var message = message("A: 1\r\nReceived: x\r\n\ty\r\nB:  2 \r\n\r\nbody");

        assertThat(new String(message.header(field -> !field.isCalled("received")), ISO_8859_1))
                .isEqualTo("A: 1\r\nB:  2 \r\n");
    }

    @Test
    void a_header_of_endless_fields_is_kept_but_not_listed() {
        var message = message("a: b\n".repeat(20_000) + "\nbody\n");

        assertThat(message.fields()).hasSize(5_000);
        assertThat(message.header(field -> true)).hasSize(100_000);
        assertThat(body(message)).isEqualTo("body\n");
    }

    @Property(tries = 500)
    void header_and_body_together_are_what_came(@ForAll @StringLength(max = 200) String text) {
        var spiced = text.replace('a', ':').replace('b', '\n').replace('c', ' ');
        var message = message(spiced);
        var blank =
                new String(message.bytes(), message.headerEnd(), message.bodyStart() - message.headerEnd(), ISO_8859_1);

        assertThat(new String(message.header(field -> true), ISO_8859_1) + blank + body(message))
                .isEqualTo(new String(message.bytes(), ISO_8859_1));
    }
}
