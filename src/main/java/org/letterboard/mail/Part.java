package org.letterboard.mail;

import org.jspecify.annotations.Nullable;

/// A part of a message: what its header says, and where it stands in the message's bytes. The body is decoded when
/// somebody
/// asks [MimeTree] for it.
///
/// @param index       its place in [MimeTree#parts()], by which it can be fetched again
/// @param parent      index of the part it stands in, -1 for the message itself
/// @param depth       how many parts it stands in
/// @param type        in lower case, `text/plain` where the header does not say
/// @param disposition in lower case, empty where there is none
/// @param fileName    as the sender wrote it, control characters gone; never to be used as a path
/// @param contentId   without angle brackets
/// @param encoding    the transfer encoding in lower case, empty where there is none
/// @param enclosed    it stands in a message that is itself a part (`message/rfc822`)
/// @param bodyEnd     before the line end that belongs to the next boundary
public record Part(
        int index,
        int parent,
        int depth,
        String type,
        Parameterised contentType,
        String disposition,
        @Nullable String fileName,
        @Nullable String contentId,
        String encoding,
        boolean enclosed,
        RawMessage header,
        int bodyEnd) {

    static final String PLAIN = "text/plain";

    public boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /// True for a message as an attachment.
    public boolean isMessage() {
        return type.equals("message/rfc822") || type.equals("message/global");
    }

    public @Nullable String charset() {
        return contentType.get("charset");
    }

    public int bodyStart() {
        return header.bodyStart();
    }

    static Part of(int index, @Nullable Part parent, RawMessage header, int bodyEnd) {
        var fallback = parent != null && parent.type().equals("multipart/digest") ? "message/rfc822" : PLAIN;
        var contentType = Parameterised.parse(header.value("Content-Type").orElse(fallback));
        var disposition =
                Parameterised.parse(header.value("Content-Disposition").orElse(""));
        var name = disposition.get("filename") != null ? disposition.get("filename") : contentType.get("name");
        return new Part(
                index,
                parent == null ? -1 : parent.index(),
                parent == null ? 0 : parent.depth() + 1,
                isType(contentType.value()) ? contentType.value() : fallback,
                contentType,
                disposition.value(),
                name == null || name.isBlank() ? null : Charsets.oneLine(name),
                header.value("Content-ID").map(Part::withoutAngles).orElse(null),
                Parameterised.parse(header.value("Content-Transfer-Encoding").orElse(""))
                        .value(),
                parent != null && (parent.enclosed() || parent.isMessage()),
                header,
                bodyEnd);
    }

    private static boolean isType(String type) {
        var slash = type.indexOf('/');
        return slash > 0 && slash < type.length() - 1 && type.indexOf(' ') < 0;
    }

    private static String withoutAngles(String id) {
        var stripped = id.strip();
        return stripped.startsWith("<") && stripped.endsWith(">") && stripped.length() > 2
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }

    Part endingAt(int end) {
        return new Part(
                index,
                parent,
                depth,
                type,
                contentType,
                disposition,
                fileName,
                contentId,
                encoding,
                enclosed,
                header,
                end);
    }

    Part withType(String other) {
        return new Part(
                index,
                parent,
                depth,
                other,
                contentType,
                disposition,
                fileName,
                contentId,
                encoding,
                enclosed,
                header,
                bodyEnd);
    }
}
