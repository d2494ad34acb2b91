package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// Content-Transfer-Encodings (RFC 2045 section 6) through Mime4j's codecs, which go on over what is broken.
final class TransferCoding {

    private TransferCoding() {}

    /// The bytes that `encoded` stands for; an unknown encoding is taken for none.
    static InputStream decoding(InputStream encoded, String encoding) {
        return switch (encoding) {
            case "base64" -> new Base64InputStream(padded(encoded), DecodeMonitor.SILENT);
            case "quoted-printable" -> new QuotedPrintableInputStream(encoded, DecodeMonitor.SILENT);
            default -> encoded;
        };
    }

    // Where the padding was cut off, Mime4j drops the last group; padding too much it does not mind.
    private static InputStream padded(InputStream encoded) {
        return new SequenceInputStream(encoded, new ByteArrayInputStream(new byte[] {'=', '=', '='}));
    }

    static boolean isIdentity(String encoding) {
        return !encoding.equals("base64") && !encoding.equals("quoted-printable");
    }

    static byte[] base64(String encoded) {
        return readAll(decoding(new ByteArrayInputStream(encoded.getBytes(ISO_8859_1)), "base64"), Integer.MAX_VALUE);
    }

    /// At most `limit` bytes of it. The streams here stand over arrays: they have nothing to fail on.
    static byte[] readAll(InputStream in, int limit) {
        try (in) {
            return in.readNBytes(limit);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// How many bytes it is decoded, without holding them.
    static long size(InputStream in) {
        try (in) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The Q encoding of RFC 2047: quoted-printable with `_` for a space. What is not encoded stands for itself in
    /// UTF-8.
    static byte[] q(String encoded) {
        var in = encoded.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (var i = 0; i < in.length; i++) {
            var octet = in[i] == '=' ? octet(in, i) : -1;
            if (octet >= 0) i += 2;
            out.write(octet >= 0 ? octet : in[i] == '_' ? ' ' : in[i]);
        }
        return out.toByteArray();
    }

    private static int octet(byte[] in, int at) {
        if (at + 2 >= in.length) return -1;
        var high = Character.digit(in[at + 1], 16);
        var low = Character.digit(in[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// Text with CRLF line ends as quoted-printable, in lines of at most 76.
    static byte[] quotedPrintable(byte[] text) {
        var out = new ByteArrayOutputStream(text.length + text.length / 8);
        try {
            EncoderUtil.encodeQ(new ByteArrayInputStream(text), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
