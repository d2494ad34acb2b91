package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A subject without what programs and lists put around it: `Re: [walkers] AW: Lunch` is `lunch`. RFC 5256 section 2.1,
/// with the marks of more languages than the English one.
///
/// @param text      in lower case, with single spaces
/// @param isReply   a mark says that it answers something
/// @param isForward a mark says that it passes something on
public record BaseSubject(String text, boolean isReply, boolean isForward) {

    private static final Set<String> REPLY = Set.copyOf(Words.of("reply-marks"));
    private static final Set<String> FORWARD = Set.copyOf(Words.of("forward-marks"));
    // "Re:", "Re[2]:", "RE(2) :", "答复："
    private static final Pattern MARK =
            Pattern.compile("^([\\p{L}.]{1,12}) ?(?:\\[\\d{1,3}]|\\(\\d{1,3}\\))? ?[:：]\\s*");
    private static final Pattern TAG = Pattern.compile("^\\[[^\\[\\]]{1,60}]\\s*");
    private static final Pattern FORWARDED_END = Pattern.compile("\\s*\\(fwd\\)$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    // A mark a letter, and nobody has answered more often.
    private static final int MOST_MARKS = 30;

    public static BaseSubject of(String subject) {
        var text =
                SPACES.matcher(subject.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        var isReply = false;
        var isForward = false;
        for (var i = 0; i < MOST_MARKS; i++) {
            var mark = MARK.matcher(text);
            var found = mark.find() ? mark.group(1) : "";
            if (REPLY.contains(found)) isReply = true;
            else if (FORWARD.contains(found)) isForward = true;
            else {
                var tag = TAG.matcher(text);
                // A subject that is nothing but a tag is called so.
                if (!tag.find() || tag.end() == text.length()) break;
                text = text.substring(tag.end());
                continue;
            }
            text = text.substring(mark.end());
        }
        var end = FORWARDED_END.matcher(text);
        return end.find()
                ? new BaseSubject(text.substring(0, end.start()), isReply, true)
                : new BaseSubject(text, isReply, isForward);
    }

    /// A number by which posts of one base subject are found; null where there is none.
    public @Nullable Long key() {
        if (text.isEmpty()) return null;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
