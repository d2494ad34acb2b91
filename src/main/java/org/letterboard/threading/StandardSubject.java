package org.letterboard.threading;

import java.util.Locale;
import java.util.regex.Pattern;

/// A base subject to the letter of RFC 5256 section 2.1, which knows English marks alone.
///
/// @param isAnswer it bore the mark of an answer or of a forwarded mail
record StandardSubject(String text, boolean isAnswer) {
    private static final int LONGEST = 2_000;
    private static final String TRAILER = "(fwd)";
    private static final String WRAPPED = "[fwd:";
    // Possessive, so that nothing is tried twice.
    private static final String BLOB = "\\[[^\\[\\]]*+]\\s*+";
    private static final Pattern LEADER =
            Pattern.compile("^(?:" + BLOB + ")*+(?:re|fwd?)\\s*+(?:" + BLOB + ")?+:\\s*+");
    private static final Pattern LEADING_BLOB = Pattern.compile("^" + BLOB + "(?=.)");

    /// @param subject decoded
    static StandardSubject of(String subject) {
        var text = subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
        var bare = new StandardSubject(
                text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip(), false);
        // Each time something is taken off, there may be more below it.
        for (var before = (StandardSubject) null; !bare.equals(before); ) {
            before = bare;
            bare = bare.withoutTrailer().withoutLeader().unwrapped();
        }
        return bare;
    }

    private StandardSubject withoutTrailer() {
        return text.endsWith(TRAILER)
                ? new StandardSubject(
                        text.substring(0, text.length() - TRAILER.length()).strip(), true)
                : this;
    }

    private StandardSubject withoutLeader() {
        var leader = LEADER.matcher(text);
        if (leader.find()) return new StandardSubject(text.substring(leader.end()), true);
        var blob = LEADING_BLOB.matcher(text);
        return !text.startsWith(WRAPPED) && blob.find()
                ? new StandardSubject(text.substring(blob.end()), isAnswer)
                : this;
    }

    private StandardSubject unwrapped() {
        return text.startsWith(WRAPPED) && text.endsWith("]")
                ? new StandardSubject(
                        text.substring(WRAPPED.length(), text.length() - 1).strip(), true)
                : this;
    }
}
