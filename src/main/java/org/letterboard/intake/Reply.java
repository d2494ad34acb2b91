package org.letterboard.intake;

import java.util.List;

/// A reply to a command (RFC 5321 section 4.2) with its enhanced status (RFC 3463), which is empty only where RFC 2034
/// wants none: in the greeting, after HELO and EHLO, and for codes of class 3.
record Reply(int code, String status, List<String> lines) {

    // RFC 5321 section 4.5.3.1.5 allows a reply line 512 octets; what we echo must leave room for our own words.
    private static final int LONGEST_ECHO = 340;

    static final Reply OK = of(250, "2.0.0", "Ok");
    static final Reply TOO_BIG = of(552, "5.3.4", "The message is larger than this server takes");
    static final Reply NO_ROOM = of(452, "4.3.1", "No room for this message at present, please try again later");
    static final Reply NOT_NOW = of(451, "4.3.0", "Not possible at present, please try again later");
    static final Reply UNKNOWN_COMMAND = of(500, "5.5.1", "There is no such command here");
    static final Reply NO_ARGUMENT = of(501, "5.5.4", "This command takes no argument");
    static final Reply NEED_MAIL = of(503, "5.5.1", "MAIL comes first");

    static Reply of(int code, String status, String text) {
        return new Reply(code, status, List.of(text));
    }

    static Reply lines(int code, List<String> lines) {
        return new Reply(code, "", lines);
    }

    boolean isPositive() {
        return code < 400;
    }

    /// What a stranger sent, fit to be shown in a reply or a log: no control characters, nothing outside ASCII unless
    /// the transaction is a UTF-8 one (RFC 6531 section 3.5), and not too long.
    static String echo(String heard, boolean utf8) {
        var shown = new StringBuilder();
        heard.codePoints()
                .limit(LONGEST_ECHO)
                .map(c -> Character.isISOControl(c) || (c > 0x7e && !utf8) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// As it goes over the wire, but for the last line end, which the library adds.
    @Override
    public String toString() {
        var out = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            out.append(code).append(i == lines.size() - 1 ? ' ' : '-');
            if (!status.isEmpty()) out.append(status).append(' ');
            out.append(lines.get(i));
            if (i < lines.size() - 1) out.append("\r\n");
        }
        return out.toString();
    }
}
