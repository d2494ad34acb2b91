package org.letterboard.reading;

/// What the door knew and the message does not say.
///
/// @param nullSender it came from `<>`, as bounces do (RFC 5321 section 4.5.5)
public record Envelope(boolean nullSender) {

    /// For a message from a file.
    public static final Envelope UNKNOWN = new Envelope(false);
}
