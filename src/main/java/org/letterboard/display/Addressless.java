package org.letterboard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Destination;
import org.letterboard.mail.EmailAddress;

/// Takes e-mail addresses out of what people wrote, all but those of our lists. Goes once through the text, and looks
/// no further around an `@` than an address can reach.
public final class Addressless {
    /// What stands where an address stood.
    public static final String HIDDEN = "[address hidden]";

    // RFC 5321 section 4.5.3.1, in characters and not octets: a few more than may be there.
    private static final int LONGEST_LOCAL = 66;
    private static final int LONGEST_DOMAIN = 255;
    // RFC 5322 atext without the slash, which ends a step of a path much more often than it stands in an address.
    private static final String LOCAL = "!#$%&'*+-=?^_`{|}~.";
    // As it is written in the query of a link.
    private static final String ENCODED_AT = "%40";

    private final AddressGrammar addresses;
    private final Predicate<String> isList;

    /// An address at its place in a text.
    record Found(int start, int end) {}

    public Addressless(AddressGrammar addresses, Predicate<String> isList) {
        this.addresses = addresses;
        this.isList = isList;
    }

    /// The text without addresses, and without links that would end the subscription of whoever passed them on.
    public String text(String written) {
        var text = PersonalLinks.without(written);
        var found = find(text);
        if (found.isEmpty()) return text;
        var out = new StringBuilder();
        var from = 0;
        for (var address : found) {
            out.append(text, from, address.start()).append(HIDDEN);
            from = address.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    /// A line for a heading or a name: also without what would break or turn it around.
    public String line(String text) {
        var out = new StringBuilder();
        text(text).codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') out.append(' ');
            else if (!turnsAround(c)) out.appendCodePoint(c);
        });
        return out.toString().strip();
    }

    // The marks that reverse all that follows: "fdp.exe" shown as "exe.pdf".
    private static boolean turnsAround(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    public boolean isIn(String text) {
        return !find(text).isEmpty();
    }

    List<Found> find(String text) {
        var found = new ArrayList<Found>();
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            var length = at(text, i);
            if (length == 0) continue;
            var start = start(text, i, from);
            var end = end(text, i + length);
            if (start == i || end == i + length || isOurs(text, start, i, i + length, end)) continue;
            found.add(new Found(start, end));
            from = end;
            i = end - 1;
        }
        return found;
    }

    /// How many characters of an at sign stand here: 0 where there is none.
    private static int at(String text, int i) {
        var c = text.charAt(i);
        // The second and third are the full-width and the small form.
        if (c == '@' || c == '\uff20' || c == '\ufe6b') return 1;
        return c == '%' && text.startsWith(ENCODED_AT, i) ? ENCODED_AT.length() : 0;
    }

    private static int start(String text, int at, int from) {
        var first = Math.max(from, at - LONGEST_LOCAL);
        if (at > first && text.charAt(at - 1) == '"') {
            var quote = text.lastIndexOf('"', at - 2);
            if (quote >= first) return quote;
        }
        var start = at;
        while (start > first && isLocal(text.charAt(start - 1))) start--;
        // "'ann@example.org'" and "...ann@example.org": what stands before an address is not of it.
        while (start < at && "'*.`{|=?&".indexOf(text.charAt(start)) >= 0) start++;
        return start;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isUnseen(c) || LOCAL.indexOf(c) >= 0;
    }

    private static int end(String text, int after) {
        if (after < text.length() && text.charAt(after) == '[') {
            var bracket = text.indexOf(']', after);
            if (bracket > 0 && bracket - after <= LONGEST_DOMAIN) return bracket + 1;
        }
        // A mail program may have broken the line here, and quoted it afterwards.
        var start = after;
        if (start < text.length() && text.charAt(start) == '\n') start = afterBreak(text, start);
        var end = start;
        while (end < text.length() && end - start < LONGEST_DOMAIN && isDomain(text.charAt(end))) end++;
        while (end > start && ".-_".indexOf(text.charAt(end - 1)) >= 0) end--;
        var isBroken = start > after;
        return end == start || (isBroken && text.substring(start, end).indexOf('.') < 0) ? after : end;
    }

    private static int afterBreak(String text, int lineEnd) {
        var i = lineEnd + 1;
        while (i < text.length() && i - lineEnd < LONGEST_LOCAL && "> \t".indexOf(text.charAt(i)) >= 0) i++;
        return i;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isUnseen(c) || ".-_。".indexOf(c) >= 0;
    }

    /// Characters of no width: with one inside, it still looks like an address.
    private static boolean isUnseen(char c) {
        return (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff || c == 0xad;
    }

    private boolean isOurs(String text, int start, int at, int domain, int end) {
        return EmailAddress.parse(text.substring(start, at) + "@" + text.substring(domain, end))
                .flatMap(address -> addresses.parse(address, isList))
                .filter(Addressless::isForEverybody)
                .isPresent();
    }

    private static boolean isForEverybody(Destination destination) {
        return switch (destination) {
            case Destination.Post _,
                    Destination.Request _,
                    Destination.Join _,
                    Destination.Leave _,
                    Destination.Help _,
                    Destination.Owner _,
                    Destination.Postmaster _,
                    Destination.Abuse _ -> true;
            // A masked address is for those whom its owner writes to, and tokens are for one person.
            case Destination.Masked _, Destination.Bounces _, Destination.Answer _ -> false;
        };
    }
}
