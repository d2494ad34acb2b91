package org.letterboard.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.Mailbox;
import org.letterboard.reports.Bounce;

/// How the gateway reads a message, for a program and for a person.
public final class Explain {

    private Explain() {}

    /// The JSON object of `explain --json`, in its order of keys. Missing values are null or empty, never left out.
    public static Map<String, @Nullable Object> json(String file, Letter letter) {
        var head = letter.head();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("file", file);
        json.put("messageId", head.messageId());
        json.put("inReplyTo", head.inReplyTo());
        json.put("references", head.references());
        json.put("from", from(head));
        json.put("subject", head.subject());
        json.put("date", head.date() == null ? null : head.date().toString());
        json.put("kind", letter.kind().word());
        json.put("text", letter.body().text());
        json.put("quoted", letter.body().quoted());
        json.put("signature", letter.body().signature());
        json.put("attachments", letter.attachments().stream().map(Explain::json).toList());
        json.put("bounce", letter.bounce() == null ? null : json(letter.bounce()));
        json.put("trust", "not checked");
        json.put("notes", letter.notes());
        json.put("error", letter.error());
        return json;
    }

    private static Map<String, @Nullable Object> from(Head head) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", head.fromName());
        json.put("address", head.from() == null ? null : head.from().address().toString());
        return json;
    }

    private static Map<String, Object> json(Attachment attachment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", attachment.name());
        json.put("type", attachment.type());
        json.put("size", attachment.size());
        return json;
    }

    private static Map<String, Object> json(Bounce bounce) {
        return Map.of(
                "recipients", bounce.recipients().stream().map(Explain::json).toList());
    }

    private static Map<String, Object> json(Bounce.Failed failed) {
        var json = new LinkedHashMap<String, Object>();
        json.put("address", failed.address());
        json.put("permanent", failed.permanent());
        json.put("status", failed.status());
        json.put("reason", failed.reason());
        json.put("fault", failed.fault().word());
        return json;
    }

    /// The same in words.
    public static String words(String file, Letter letter) {
        var head = letter.head();
        var out = new StringBuilder(file).append('\n');
        line(out, "kind", letter.kind().word());
        line(out, "from", head.from() == null ? head.fromName() : shown(head.from()));
        line(out, "subject", head.subject());
        line(out, "date", head.date() == null ? "" : head.date().toString());
        line(out, "message id", head.messageId());
        line(out, "answers", String.join(" ", head.inReplyTo()));
        section(out, "text", letter.body().text());
        section(out, "quoted", letter.body().quoted());
        section(out, "signature", letter.body().signature());
        for (var attachment : letter.attachments())
            line(
                    out,
                    "attachment",
                    attachment.name() + " (" + attachment.type() + ", " + attachment.size() + " bytes)");
        if (letter.bounce() != null) letter.bounce().recipients().forEach(failed -> line(out, "failed", shown(failed)));
        letter.notes().forEach(note -> line(out, "why", note));
        line(out, "error", letter.error());
        return out.toString();
    }

    private static String shown(Mailbox mailbox) {
        return mailbox.name().isEmpty()
                ? mailbox.address().toString()
                : mailbox.name() + " <" + mailbox.address() + ">";
    }

    private static String shown(Bounce.Failed failed) {
        return failed.address() + (failed.permanent() ? " for good " : " for now ") + failed.status() + ", "
                + failed.fault().words() + ": " + failed.reason();
    }

    private static void line(StringBuilder out, String name, @Nullable String value) {
        if (value != null && !value.isBlank())
            out.append("  ").append(name).append(": ").append(value).append('\n');
    }

    private static void section(StringBuilder out, String name, String text) {
        if (text.isBlank()) return;
        out.append("  ").append(name).append(":\n");
        text.lines().forEach(line -> out.append("    ").append(line).append('\n'));
    }
}
