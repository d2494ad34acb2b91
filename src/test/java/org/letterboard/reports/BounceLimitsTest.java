package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

/// Whatever stands in a report, what we keep of it is small.
class BounceLimitsTest {
    private static final String HEAD = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.org
            To: walkers-bounces+k7f3@lists.example.net
            Subject: failure notice

            """;

    private static Letter read(String text) {
        return Reading.read((HEAD + text).getBytes(UTF_8));
    }

    private static void isSmall(Letter letter) {
        assertThat(letter.error()).isNull();
        var recipients = Objects.requireNonNull(letter.bounce()).recipients();
        assertThat(recipients.size()).isLessThanOrEqualTo(DeliveryFields.MOST_RECIPIENTS);
        assertThat(recipients).allSatisfy(failed -> {
            assertThat(failed.address().length()).isLessThanOrEqualTo(400);
            assertThat(failed.reason().length()).isLessThanOrEqualTo(500);
            assertThat(failed.status()).matches("[45]\\.\\d{1,3}\\.\\d{1,3}");
        });
    }

    @Property(tries = 300)
    void any_text_is_read(@ForAll @StringLength(max = 400) String text) {
        isSmall(read(text));
    }

    @Property(tries = 300)
    void pieces_of_reports_in_any_order_are_read(
            @ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> order,
            @ForAll @StringLength(max = 20) String junk) {
        var pieces = new String[] {
            "<bob@example.org>:",
            "550 5.1.1 user unknown",
            "\n",
            "--- ",
            "Original message follows.",
            " ",
            "eve@example.org ",
            junk,
            "(expanded from: dan@example.org)",
            "Final-Recipient: rfc822; x@example.org\n",
            "Status: 4.0.0\n",
            "generated from <cyd@example.org>\n"
        };
        var text = new StringBuilder();
        order.forEach(piece -> text.append(pieces[piece]));

        isSmall(read(text.toString()));
    }

    @Test
    void a_hundred_thousand_addresses_are_five_hundred() {
        var lines = new StringBuilder("These addresses failed:\n");
        var oneLine = new StringBuilder("These addresses failed: ");
        var fields = new StringBuilder("Reporting-MTA: dns; mx.example.org\n\n");
        for (var i = 0; i < 100_000; i++) {
            lines.append("<bob").append(i).append("@example.org>: 550 user unknown\n");
            oneLine.append("bob").append(i).append("@example.org, ");
            fields.append("Final-Recipient: rfc822; bob")
                    .append(i)
                    .append("@example.org\nAction: failed\nStatus: 5.1.1\n\n");
        }

        isSmall(read(lines.toString()));
        isSmall(read(oneLine.toString()));
        isSmall(read(fields.toString()));
    }

    @Test
    void ten_megabytes_of_one_line_are_read() {
        isSmall(read("bob@example.org: 550 " + "a.".repeat(5_000_000)));
        isSmall(read("@".repeat(10_000_000)));
        isSmall(read("5.1.".repeat(2_500_000)));
        isSmall(read(
                "{\"notificationType\":\"Bounce\",\"bouncedRecipients\":[" + "\"emailAddress\":\"a".repeat(400_000)));
    }
}
