package org.letterboard.commands;

import java.util.regex.Pattern;
import org.letterboard.reading.Letter;

/// What people say in ordinary words to the whole list and mean for us.
public final class Wishes {

    // Who writes more has something to say to the others as well.
    private static final int MOST_WORDS = 25;

    private static final Pattern LEAVE = Pattern.compile(
            "\\b(take me off|remove me|unsubscribe( me)?$|please unsubscribe|delete me from)\\b",
            Pattern.CASE_INSENSITIVE);

    private Wishes() {}

    /// True for "please take me off this list", written to everybody.
    public static boolean toLeave(Letter letter) {
        var text = letter.text().strip();
        if (text.split("\\s+", MOST_WORDS + 2).length > MOST_WORDS) return false;
        return LEAVE.matcher(text.isEmpty() ? letter.subject() : text).find();
    }
}
