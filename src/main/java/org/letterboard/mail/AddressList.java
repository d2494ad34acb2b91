package org.letterboard.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The mailboxes of From, To and their like (RFC 5322 section 3.4), also as old or careless programs
/// write them: groups, comments, routes, a name behind the address in brackets, unquoted dots and commas
/// in names, addresses without brackets. One pass, no recursion.
public final class AddressList {

    // To may name 100,000; nobody here asks about more than these.
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;
    // Web archives hide addresses so from robots, and put the name behind: `ann at example.net (Ann Bell)`.
    private static final Pattern OBSCURED = Pattern.compile("\\S+ (?i:at) \\S+");

    private final String text;
    private int at;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private @Nullable String angle;
    private String lostComment = "";
    // "Bell" of an unquoted `Bell, Ann <ann@…>`
    private String beforeComma = "";

    private AddressList(String text) {
        this.text = text;
    }

    /// The mailboxes that have an address, in their order, at most 1,000.
    public static List<Mailbox> parse(String value) {
        // A program that encodes the whole field hides its addresses in a word.
        var hidden = value.indexOf('@') < 0 && value.contains("=?");
        return List.copyOf(new AddressList(hidden ? EncodedWords.decode(value) : value).read());
    }

    /// The display name of a field that may have no usable address.
    public static String name(String value) {
        var list = new AddressList(value);
        var mailboxes = list.read();
        if (!mailboxes.isEmpty()) return mailboxes.getFirst().name();
        var words = list.beforeComma.strip();
        return cleaned(OBSCURED.matcher(words).matches() ? list.lostComment : words);
    }

    private List<Mailbox> read() {
        while (at < text.length() && found.size() < MOST) step(text.charAt(at));
        if (found.size() < MOST) finish(false);
        return found;
    }

    private void step(char c) {
        at++;
        switch (c) {
            case '"' -> quoted();
            case '(' -> comment();
            case '<' -> angle();
            case ',', ';' -> finish(c == ',');
            case ':' -> startGroup();
            case '\\' -> words.append(at < text.length() ? text.charAt(at++) : ' ');
            default -> words.append(c);
        }
    }

    // The name before a group's colon is nobody's.
    private void startGroup() {
        var isUrl = words.toString().strip().equalsIgnoreCase("mailto");
        if (words.indexOf("@") < 0 || isUrl) words.setLength(0);
        else words.append(':');
    }

    private void quoted() {
        var from = at;
        var out = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
            out.append(text.charAt(at));
        }
        at = Math.min(at + 1, text.length());
        var isLocalPart = at < text.length() && text.charAt(at) == '@';
        words.append(isLocalPart ? '"' + text.substring(from, at) : out);
    }

    private void comment() {
        var from = at;
        for (var depth = 1; at < text.length() && depth > 0; at++) {
            var c = text.charAt(at);
            if (c == '\\') at++;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
        }
        at = Math.min(at, text.length());
        if (comment.isEmpty()) comment.append(text, from, Math.max(from, at - 1));
    }

    private void angle() {
        var out = new StringBuilder();
        for (var quote = false; at < text.length() && (quote || text.charAt(at) != '>'); at++) {
            var c = text.charAt(at);
            if (c == '"') quote = !quote;
            // A bracket within a bracket: the inner one is the address.
            if (c == '<' && !quote) out.setLength(0);
            else out.append(c);
        }
        at++;
        if (angle == null || angle.isBlank()) angle = out.toString();
    }

    private void finish(boolean atComma) {
        var address = angle == null ? words.toString() : angle;
        var mailbox = EmailAddress.parse(bare(address)).orElse(null);
        var name =
                angle == null ? comment.toString() : words.toString().isBlank() ? comment.toString() : words.toString();
        if (mailbox != null) found.add(new Mailbox(cleaned(joined(name)), mailbox));
        if (found.isEmpty()) lostComment = comment.toString();
        var isLostName = mailbox == null && angle == null && words.indexOf("@") < 0 && atComma;
        beforeComma = isLostName || found.isEmpty() ? words.toString() : "";
        words.setLength(0);
        comment.setLength(0);
        angle = null;
    }

    private String joined(String name) {
        return angle == null || beforeComma.isBlank() || name.isBlank()
                ? name
                : beforeComma.strip() + ", " + name.strip();
    }

    // White space around dots and the at sign was once allowed, and so was a route, `@a,@b:ann@c`.
    private static String bare(String address) {
        var out = new StringBuilder(address.length());
        var quote = false;
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (c == '"') quote = !quote;
            if (quote || c > ' ') out.append(c);
        }
        if (out.length() > 7 && out.substring(0, 7).equalsIgnoreCase("mailto:")) out.delete(0, 7);
        var route = !out.isEmpty() && out.charAt(0) == '@' ? out.indexOf(":") : -1;
        return out.substring(route + 1);
    }

    private static String cleaned(String name) {
        var decoded = Charsets.oneLine(EncodedWords.decode(name)).replaceAll(" {2,}", " ");
        if (decoded.length() > 2 && decoded.startsWith("'") && decoded.endsWith("'"))
            decoded = decoded.substring(1, decoded.length() - 1);
        return decoded.length() > LONGEST_NAME ? decoded.substring(0, LONGEST_NAME) : decoded;
    }
}
