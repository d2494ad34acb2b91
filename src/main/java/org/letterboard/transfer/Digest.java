package org.letterboard.transfer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Reading;

/// A mail that a list program made of the letters of a day, taken apart again: by RFC 1153 or as a `multipart/digest`.
/// When in doubt it is an ordinary letter. Pure.
final class Digest {
    // One with more is none that a list program sent. It stays as it is.
    static final int MOST_LETTERS = 1_000;

    // What is decoded of one that is encoded as a whole; it was no larger when it was let in.
    private static final int LONGEST = 100_000_000;

    private Digest() {}

    /// The letters in a digest, each as a message of its own; none where the message is no digest. Those of a digest in
    /// a digest stay together.
    static List<byte[]> letters(byte[] message) {
        var raw = RawMessage.of(message);
        if (!mayBe(raw)) return List.of();
        var tree = MimeTree.of(raw);
        var letters = tree.root().isMultipart() ? parts(message, tree) : text(tree);
        return letters.size() > MOST_LETTERS ? List.of() : letters;
    }

    private static boolean mayBe(RawMessage raw) {
        if (!isMultipart(raw) && !isEncoded(raw) && !DigestText.hasLine(raw)) return false;
        // Whoever answers a digest may quote all of it.
        if (raw.value("In-Reply-To").isPresent() || raw.value("References").isPresent()) return false;
        var subject = BaseSubject.of(Reading.head(raw).subject());
        return !subject.isReply() && !subject.isForward();
    }

    private static boolean isMultipart(RawMessage raw) {
        return raw.value("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("multipart"))
                .isPresent();
    }

    private static boolean isEncoded(RawMessage raw) {
        return raw.value("Content-Transfer-Encoding")
                .filter(coding -> coding.strip().equalsIgnoreCase("base64"))
                .isPresent();
    }

    /// As Mailman sends it: text, the digest, text.
    private static List<byte[]> parts(byte[] message, MimeTree tree) {
        var digest = tree.parts().stream()
                .filter(part -> part.type().equals("multipart/digest") && part.depth() <= 1 && !part.enclosed())
                .findFirst();
        if (digest.isEmpty()) return List.of();
        var letters = new ArrayList<byte[]>();
        for (var part : tree.children(digest.get())) {
            if (!part.isMessage()) return List.of();
            var inner = RawMessage.of(message, part.bodyStart(), part.bodyEnd());
            if (!isLetter(inner)) return List.of();
            letters.add(bytes(message, part.bodyStart(), part.bodyEnd()));
        }
        return letters;
    }

    private static List<byte[]> text(MimeTree tree) {
        var root = tree.root();
        if (!root.type().equals("text/plain")) return List.of();
        var body = tree.content(root, LONGEST);
        return new DigestText(body)
                .letters().stream().map(letter -> whole(root, letter)).toList();
    }

    /// With the digest's character set, where it says none of its own; without its number in the digest.
    private static byte[] whole(Part digest, RawMessage letter) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(letter.header(field -> !field.isCalled("Message")));
        if (letter.value("Content-Type").isEmpty())
            for (var field : digest.header().fields("Content-Type"))
                whole.writeBytes(digest.header().raw(field));
        whole.write(letter.bytes(), letter.headerEnd(), letter.end() - letter.headerEnd());
        return whole.toByteArray();
    }

    static boolean isLetter(RawMessage message) {
        return message.value("From").isPresent()
                && (message.value("Date").isPresent()
                        || message.value("Subject").isPresent())
                && message.fields().stream().noneMatch(RawMessage.Field::isJunk);
    }

    private static byte[] bytes(byte[] message, int start, int end) {
        return Arrays.copyOfRange(message, start, end);
    }
}
