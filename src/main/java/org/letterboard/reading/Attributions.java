package org.letterboard.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The line that mail programs put before a quote, in the languages we know: "On Sunday, Ann wrote:". A language is a
/// line more.
final class Attributions {

    /// @param verbs what is written before or after the name; all in lower case
    private record Language(String name, List<String> verbs) {}

    private static final List<Language> WROTE = Words.lines("wrote").stream()
            .map(line -> line.split(": ", 2))
            .map(parts -> new Language(parts[0], List.of(parts[1].split(", "))))
            .toList();

    // A time, a year, or an address: an attribution names the mail it is about, a sentence mostly does not.
    private static final Pattern WHEN = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{4}|\\d{1,2}[./-]\\d{1,2}");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}"
            + "|\\d{1,2}\\.?,? (?:de )?\\p{L}{3,12}\\.?,?(?: de)? \\d{4}|\\p{L}{3,12}\\.? \\d{1,2},? \\d{4}|\\d{4} ?年");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d{2}");
    // "On 23 November", "Am Mo., 23.", "23.11.2026", "Thu, 26 Jun 2014": how an attribution begins
    // and few sentences do.
    private static final Pattern BEGINNING = Pattern.compile("(?iu)^\\W{0,4}(?:"
            + "(?:on|am|le|el|il|il giorno|op|em|den|på|pada|vào|în|dnia|dne|w dniu|kl\\.|в|у|at) "
            + "(?:\\p{L}[\\p{L}-]{1,13}[.,]{0,2} )?.{0,4}(?:\\d|jan|feb|mar|apr|m[aá]i|jun|jul|aug|sep|oct|okt|nov|dec|dez)"
            + "|in data \\d|\\p{L}{2,3}\\.? \\d{1,2}\\. \\p{L}{3,12}\\.? \\d{4}|\\d{1,2}:\\d{2}(?: ?[ap]m)?, \\p{L}{3,12} \\d"
            + "|in a message dated |\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{4} ?年|\\p{L}{2,10}[.,]{1,2} \\d{1,2} ).*");
    // Gmail's, where no language was set.
    private static final Pattern ISO =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d{1,2}:\\d\\d GMT[+-]\\d\\d:\\d\\d \\S.*");
    // "Ann Bell <ann@example.org> wrote:", "... on 23.11.2026 at 10:02 wrote:"
    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("^[^<>.!?:]{1,80}<[^<>\\s]{1,200}@[^<>\\s]{1,200}>([^<>]{1,60})[:：]$");
    private static final int LONGEST_WORD = 20;
    // "... at 10:02, Ann Bell wrote:" A sentence has no comma behind the time.
    private static final Pattern TIME_AND_COMMA = Pattern.compile(
            "\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: [+-]\\d{4}| [A-Z]{2,5})?, [^,;.!?]{1,60}[:：]$");
    // "On 23 November 2026 10:02 Ann Bell <ann@example.org> wrote"
    private static final Pattern NO_COLON =
            Pattern.compile("<[^<>\\s]{1,200}@[^<>\\s]{1,200}> (\\p{L}[\\p{L} ]{2,20})$");
    // "---- On Monday Ann wrote ----"
    private static final Pattern DASHED = Pattern.compile("^-{2,} ?([\\p{L}\\d].{1,150}) ?-{2,}$");
    // "Yes please On Wed, Apr 4, 2012 at ...", "Yes--- On ..."
    private static final Pattern GLUED = Pattern.compile(
            "(?<=\\S)(\\s+|-{2,} ?)(?:On|Am|Le|El|Il|Op|Em) (?=\\p{L}{2,10}[.,]{1,2} |\\d|\\p{L}{3,9}\\.? \\d)");
    // GroupWise: ">>> Ann Bell <ann@example.org> 04.03.2025 09:12 >>>"
    private static final Pattern GROUPWISE = Pattern.compile("^>>> .{1,150} \\d.{4,25}>>>$");
    private static final Pattern GAP = Pattern.compile(": {2,}");
    // Four wrapped lines of 80.
    private static final int LONGEST = 400;
    private static final int LONGEST_END = 20;
    // Of a line that is looked at; longer ones are a paragraph each.
    private static final int LONGEST_LINE = 300;

    private Attributions() {}

    /// The language of the attribution that these lines, put together, are; empty where they are none. Only for what
    /// stands right above a quote.
    static Optional<String> language(String lines) {
        var text = lines.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST || !endsLikeOne(text)) return Optional.empty();
        var verb = verb(text);
        return verb.isPresent() ? verb : Optional.of("no language").filter(_ -> isDated(text));
    }

    private static Optional<String> verb(String text) {
        // Asked of many lines, with a hundred words each time: a stream would cost more than the looking.
        for (var language : WROTE)
            for (var said : language.verbs()) if (text.contains(said)) return Optional.of(language.name());
        return Optional.empty();
    }

    /// "23.11.2026, 10:02, "Ann" <ann@example.org>:", "2026/11/23 Ann <ann@example.org>": a date and an address, and
    /// nothing said.
    private static boolean isDated(String text) {
        return (text.endsWith(":") || text.endsWith(">"))
                && text.indexOf('@') > 0
                && DATE.matcher(text).find()
                && BEGINNING.matcher(text).matches();
    }

    /// Whether these lines can be nothing else, so that what is below them is the quote even if no line is marked. The
    /// colon ends them, or, as Yahoo on a phone has it, is followed by a gap and the first words of the quote.
    static boolean isFull(String lines) {
        var text = unbracketed(lines.strip());
        if (text.length() > 2 * LONGEST) return false;
        if (ISO.matcher(text).matches() || isGroupWise(text)) return true;
        var dashed = DASHED.matcher(text);
        if (dashed.matches())
            return verb(dashed.group(1).toLowerCase(Locale.ROOT)).isPresent();
        var gap = GAP.matcher(text);
        var head = gap.find() ? text.substring(0, gap.start() + 1) : text;
        if (head.length() > LONGEST) return false;
        if (!(head.endsWith(":") || head.endsWith("：")))
            return BEGINNING.matcher(head).matches() && CLOCK.matcher(head).find() && endsInVerb(head);
        if (isDated(head) && CLOCK.matcher(head).find()) return true;
        // The words come last, since there are many to look for.
        return (namesAddress(head) || namesWhoOrWhen(head))
                && verb(head.toLowerCase(Locale.ROOT)).isPresent();
    }

    // "[On Sunday, Ann wrote:]"
    private static String unbracketed(String text) {
        return text.startsWith("[") && text.endsWith(":]") ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean endsInVerb(String head) {
        var found = NO_COLON.matcher(head);
        if (!found.find()) return false;
        var said = found.group(1).toLowerCase(Locale.ROOT);
        return WROTE.stream().anyMatch(language -> language.verbs().contains(said));
    }

    static boolean isGroupWise(String line) {
        return GROUPWISE.matcher(line).matches();
    }

    /// Who, and right behind that the word; or when, and then the word.
    private static boolean namesAddress(String head) {
        var found = NAME_AND_ADDRESS.matcher(head);
        return found.matches() && (found.group(1).length() <= LONGEST_WORD || saysWhen(found.group(1)));
    }

    private static boolean namesWhoOrWhen(String head) {
        return BEGINNING.matcher(head).matches()
                && (head.indexOf('@') > 0
                        || (DATE.matcher(head).find()
                                && TIME_AND_COMMA.matcher(head).find()));
    }

    /// Whether a full attribution may begin with this line: a cheap look before a costly one.
    static boolean mayBegin(String line) {
        if (line.length() > LONGEST_LINE) return false;
        var at = line.indexOf('@');
        return line.startsWith("--")
                || line.startsWith(">>> ")
                || (at > 0 && line.lastIndexOf('<', at) > 0)
                || begins(line);
    }

    /// Whether a line begins as attributions do.
    static boolean begins(String line) {
        return line.length() <= LONGEST_LINE && BEGINNING.matcher(line).matches();
    }

    /// "> wrote:": the end of an attribution that was wrapped before the bracket of an address, and no quote.
    static boolean isEnd(String line) {
        if (line.length() > LONGEST_END || !line.startsWith(">")) return false;
        var text = line.strip().toLowerCase(Locale.ROOT);
        if (!text.endsWith(":")) return false;
        var word = text.substring(1, text.length() - 1).strip();
        return WROTE.stream().anyMatch(language -> language.verbs().contains(word));
    }

    /// Whether a time or a date is in it.
    static boolean saysWhen(String lines) {
        return WHEN.matcher(lines).find();
    }

    private static boolean endsLikeOne(String text) {
        var last = text.charAt(text.length() - 1);
        return last == ':' || last == '：' || text.indexOf('@') >= 0 || saysWhen(text);
    }

    /// Puts an attribution on a line of its own that a program has glued to the last words of the answer, right above
    /// a quote.
    static String unglued(String text) {
        if (text.indexOf("\n>") < 0) return text;
        var out = new StringBuilder(text.length() + 1);
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) out.append('\n');
            var glued = i + 1 < lines.length && lines[i + 1].startsWith(">") ? gluedAt(lines[i]) : -1;
            if (glued < 0) out.append(lines[i]);
            else out.append(lines[i], 0, glued).append('\n').append(lines[i], glued, lines[i].length());
        }
        return out.toString();
    }

    private static int gluedAt(String line) {
        if (line.length() > LONGEST_LINE || !line.endsWith(":") || line.startsWith(">")) return -1;
        var found = GLUED.matcher(line);
        if (!found.find() || line.substring(0, found.start()).chars().noneMatch(Character::isLetterOrDigit)) return -1;
        var attribution = line.substring(found.end(1));
        return DATE.matcher(attribution).find()
                        && verb(attribution.toLowerCase(Locale.ROOT)).isPresent()
                ? found.start()
                : -1;
    }
}
