package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Outlook has packed what somebody sent, so that nobody but Outlook can open it.
class WinmailTest {
    private static final byte[] MILL = "The mill, as it was in spring.".getBytes(US_ASCII);

    @Test
    void what_lies_in_it_is_shown_and_can_be_had() throws IOException {
        var message = message(packed("mill.txt", MILL));

        var attachments = Reading.read(message).attachments();

        assertThat(attachments).hasSize(1);
        var mill = attachments.getFirst();
        assertThat(mill.name()).isEqualTo("mill.txt");
        assertThat(mill.type()).isEqualTo("text/plain");
        assertThat(mill.size()).isEqualTo(MILL.length);
        try (var in = Attachment.open(message, mill.part()).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(MILL);
        }
        assertThat(Attachment.open(message, mill.part() + 10_000)).isEmpty();
    }

    @Test
    void a_name_that_leads_elsewhere_is_cut() {
        var attachments =
                Reading.read(message(packed("..\\..\\boot.ini", MILL))).attachments();

        assertThat(attachments).extracting(Attachment::name).containsExactly("boot.ini");
    }

    @Test
    void one_that_is_broken_stays_as_it_is() {
        var packed = packed("mill.txt", MILL);
        var random = new Random(20261128);
        for (var round = 0; round < 200; round++) {
            var broken = Arrays.copyOf(packed, 4 + random.nextInt(packed.length - 4));
            if (broken.length > 10) broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt(256);
            var letter = Reading.read(message(broken));

            assertThat(letter.error()).isNull();
            assertThat(letter.attachments()).isNotEmpty();
        }
    }

    private static byte[] message(byte[] packed) {
        return ("""
                From: Ann <ann@example.org>
                Subject: The mill
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x

                Look!
                --x
                Content-Type: application/ms-tnef; name="winmail.dat"
                Content-Transfer-Encoding: base64

                """ + Base64.getMimeEncoder().encodeToString(packed) + "\n--x--\n")
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(US_ASCII);
    }

    /// MS-OXTNEF section 2.1: a signature and a key, then attributes with their level, id, length and sum.
    private static byte[] packed(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(6).putInt(0x223e9f78).putShort((short) 1).array());
        attribute(out, 0x00069002, new byte[14]);
        attribute(out, 0x00018010, (name + "\0").getBytes(US_ASCII));
        attribute(out, 0x0006800f, content);
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int id, byte[] data) {
        out.writeBytes(little(9).put((byte) 2).putInt(id).putInt(data.length).array());
        out.writeBytes(data);
        var sum = 0;
        for (var b : data) sum += b & 0xff;
        out.writeBytes(little(2).putShort((short) sum).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
