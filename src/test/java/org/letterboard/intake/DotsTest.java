package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DotsTest {

    @Provide
    Arbitrary<String> nastyText() {
        return Arbitraries.of("\r\n", "\r", "\n", ".", "x", "\0", "\u00ff", "\r\n.", "y".repeat(4095), "z".repeat(8190))
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    /// Stuffing and reading gives the same bytes, however the stream is cut, and leaves what stands behind.
    @Property(tries = 500)
    void what_was_stuffed_comes_out_as_it_was(@ForAll("nastyText") String text, @ForAll byte cut) throws Exception {
        var message = text.endsWith("\r\n") || text.isEmpty() ? text : text + "\r\n";
        var stuffed = message.replace("\r\n.", "\r\n..");
        if (message.startsWith(".")) stuffed = "." + stuffed;
        var in = new BufferedInputStream(new Slow((stuffed + ".\r\nQUIT\r\n").getBytes(ISO_8859_1), 1 + (cut & 0xff)));
        var out = new ByteArrayOutputStream();

        Dots.read(in, (bytes, count) -> out.write(bytes, 0, count));

        assertThat(out.toString(ISO_8859_1)).isEqualTo(message);
        assertThat(new String(in.readAllBytes(), ISO_8859_1)).isEqualTo("QUIT\r\n");
    }

    /// Gives only so many bytes at a time.
    private static final class Slow extends InputStream {
        private final ByteArrayInputStream bytes;
        private final int most;

        Slow(byte[] bytes, int most) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, most));
        }
    }
}
