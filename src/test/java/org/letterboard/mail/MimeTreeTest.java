package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MimeTreeTest {

    private static MimeTree tree(String text) {
        return MimeTree.of(text.getBytes(ISO_8859_1));
    }

    private static String text(MimeTree tree, int index) {
        return tree.text(tree.parts().get(index), 1_000_000).text();
    }

    @Test
    void parts_stand_in_their_order_with_their_texts() {
        var tree = tree("""
                Content-Type: multipart/mixed; boundary="=_1"

                preamble
                --=_1
                Content-Type: multipart/alternative; boundary="=_12"

                --=_12

                plain
                --=_12
                Content-Type: text/html

                <p>html
                --=_12--
                --=_1
                Content-Type: application/pdf; name="a.pdf"
                Content-Transfer-Encoding: base64
                Content-ID: <x@y>
                Content-Disposition: attachment

                SGVsbG8=
                --=_1--
                epilogue
                """);

        assertThat(tree.parts())
                .extracting(Part::type)
                .containsExactly(
                        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf");
        assertThat(tree.parts()).extracting(Part::depth).containsExactly(0, 1, 2, 2, 1);
        assertThat(text(tree, 2)).isEqualTo("plain");
        assertThat(text(tree, 3)).isEqualTo("<p>html");
        var file = tree.parts().get(4);
        assertThat(file.fileName()).isEqualTo("a.pdf");
        assertThat(file.contentId()).isEqualTo("x@y");
        assertThat(tree.size(file)).isEqualTo(5);
        assertThat(new String(tree.content(file, 100), UTF_8)).isEqualTo("Hello");
    }

    @Test
    void a_part_without_its_empty_line_ends_at_the_next_boundary() {
        var tree = tree(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n--b\nContent-Type: text/html\n\nx\n--b--\n");

        assertThat(tree.parts()).extracting(Part::type).containsExactly("multipart/mixed", "text/plain", "text/html");
        assertThat(text(tree, 1)).isEmpty();
        assertThat(text(tree, 2)).isEqualTo("x");
    }

    @Test
    void a_message_in_a_message_is_opened_and_its_parts_are_enclosed() {
        var tree = tree("Content-Type: message/rfc822\n\nSubject: inner\nContent-Type: text/html\n\n<b>x");

        assertThat(tree.parts()).extracting(Part::type).containsExactly("message/rfc822", "text/html");
        assertThat(tree.parts().get(1).enclosed()).isTrue();
        assertThat(tree.parts().get(1).header().value("Subject")).contains("inner");
    }

    @Test
    void a_multipart_without_its_boundary_is_text() {
        var tree = tree("Content-Type: multipart/mixed; boundary=b\n\nHello\n--c\n");

        assertThat(tree.root().type()).isEqualTo("text/plain");
        assertThat(tree.notes()).hasSize(1);
    }

    @Test
    void five_hundred_levels_are_opened_to_a_depth_only() {
        var nested = new StringBuilder();
        for (var i = 0; i < 500; i++)
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        var tree = tree(nested + "\nHello\n");

        assertThat(tree.parts()).hasSize(51);
        assertThat(tree.notes()).anySatisfy(note -> assertThat(note).contains("nested deeper"));
        assertThat(tree("Content-Type: message/rfc822\n\n".repeat(5_000)).parts())
                .hasSize(51);
    }

    @Test
    void ten_thousand_parts_are_cut_apart_to_a_number_only() {
        var tree = tree("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(10_000));

        assertThat(tree.parts()).hasSize(1_000);
        assertThat(tree.notes()).hasSize(1);
    }

    @Test
    void broken_base64_gives_what_can_be_read() {
        var tree = tree("Content-Transfer-Encoding: BASE64\n\nSGVs\n!!bG8*gd29ybGQ\n");

        assertThat(text(tree, 0)).isEqualTo("Hello world");
    }

    @Test
    void line_ends_of_all_kinds_become_line_feeds() {
        assertThat(text(tree("Subject: x\r\n\r\na\r\nb\rc\nd"), 0)).isEqualTo("a\nb\nc\nd");
    }
}
