package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.letterboard.mail.EncodedWords;
import org.letterboard.mail.RawMessage;

/// A message as one person got it.
record Got(byte[] bytes) {
    String header(String name) {
        return RawMessage.of(bytes).value(name).map(EncodedWords::decode).orElse("");
    }

    /// The envelope sender.
    String returnPath() {
        return between(header("Return-Path"));
    }

    /// The bare address in a header.
    String address(String name) {
        return between(header(name));
    }

    private static String between(String mailbox) {
        return mailbox.substring(mailbox.indexOf('<') + 1).replace(">", "");
    }

    /// Header and body, as they came over the wire.
    String source() {
        return new String(bytes, ISO_8859_1);
    }

    /// The plain text, or nothing.
    String text() {
        return part(part -> part.isMimeType("text/plain"), part -> (String) part.getContent())
                .orElse("");
    }

    /// The HTML that says the same, or nothing.
    String html() {
        return part(part -> part.isMimeType("text/html"), part -> (String) part.getContent())
                .orElse("");
    }

    Optional<byte[]> attachment(String name) {
        return part(
                part -> name.equals(part.getFileName()),
                part -> part.getInputStream().readAllBytes());
    }

    private interface Of<T> {
        T of(Part part) throws MessagingException, IOException;
    }

    /// The first part like this, but none of a mail that is attached.
    private <T> Optional<T> part(Of<Boolean> isMeant, Of<T> content) {
        try {
            return part(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)), isMeant, content);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail cannot be read", e);
        }
    }

    private static <T> Optional<T> part(Part whole, Of<Boolean> isMeant, Of<T> content)
            throws MessagingException, IOException {
        if (isMeant.of(whole)) return Optional.of(content.of(whole));
        if (!(whole.getContent() instanceof Multipart parts)) return Optional.empty();
        for (var i = 0; i < parts.getCount(); i++) {
            var found = part(parts.getBodyPart(i), isMeant, content);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
