package org.letterboard.stories;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A mail as somebody's mail program opens it: read by Jakarta Mail, and not by our own reading.
record Opened(List<Part> parts) {

    static Opened of(byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            var parts = new ArrayList<Part>();
            collect(message, parts);
            return new Opened(parts);
        } catch (MessagingException | IOException e) {
            throw new AssertionError("this mail cannot be opened", e);
        }
    }

    private static void collect(Part part, List<Part> into) throws MessagingException, IOException {
        into.add(part);
        if (!(part.getContent() instanceof Multipart several)) return;
        for (var i = 0; i < several.getCount(); i++) {
            BodyPart one = several.getBodyPart(i);
            collect(one, into);
        }
    }

    /// The first text of this type.
    String text(String type) {
        try {
            for (var part : parts)
                if (part.isMimeType(type))
                    return String.valueOf(part.getContent()).replace("\r\n", "\n");
            throw new AssertionError("there is no " + type);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    Optional<byte[]> enclosed() {
        try {
            for (var part : parts) {
                if (!part.isMimeType("message/rfc822")) continue;
                var out = new ByteArrayOutputStream();
                part.getDataHandler().getInputStream().transferTo(out);
                return Optional.of(out.toByteArray());
            }
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
