package org.letterboard.threading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongSupplier;

/// Finds a message's place by the ids that its headers name.
public final class Threading {

    // The first one, which is the topic's, and the last 99. Mail programs cut References to 10-100 ids themselves; a
    // longer header is a mistake or an attack, and every id is a row.
    static final int MOST_REFERENCES = 100;

    // RFC 5322 section 2.1.1: a line has 998 characters at most, and an id cannot be folded.
    static final int LONGEST_ID = 998;

    private Threading() {}

    /// Places a message that is not on the list yet, or stands there as a ghost. Ids are taken as they are, so the
    /// caller
    /// writes all of them alike; a second message with the id of the first gets a fresh one from the caller.
    ///
    /// `ids` gives a fresh number for each new node and for a new topic.
    public static Placement place(
            String messageId, List<String> references, List<String> inReplyTo, Forest forest, LongSupplier ids) {
        var chain = chain(messageId, references, inReplyTo);
        var named = new LinkedHashSet<>(chain);
        named.add(messageId);
        var stored = forest.named(named);
        var near = Sides.near(messageId, chain, stored, forest);
        var placing = new Placing(Sides.of(messageId, near, stored), forest, ids);
        return placing.place(messageId, near, near.isEmpty() && !chain.isEmpty());
    }

    /// Whether nothing that a message's headers name is here, and nobody has named it before it came.
    public static boolean isLost(String messageId, List<String> references, List<String> inReplyTo, Forest forest) {
        var named = new HashSet<>(references);
        named.addAll(inReplyTo);
        named.add(messageId);
        return forest.named(named).isEmpty();
    }

    /// The ids above a message, oldest first, each once; the last one is its parent.
    ///
    /// The parent is what In-Reply-To names, else the last of References. JWZ appends In-Reply-To to References; so
    /// do we, also where it stands among them but not last: some programs write References backwards (notmuch's
    /// `parent-priority`). RFC 5256 goes by References alone; but where the two disagree on the real lists and both
    /// posts are there, the text that the mail quotes comes from the one of In-Reply-To, in 18 mails of 18.
    ///
    /// An In-Reply-To of several ids is the old MH form, `Message from Ann <ann@example.org> of Monday <id>`: it
    /// counts only without References, and the last one is the id. RFC 5256 takes the first, which in the real
    /// lists was a message's id in none of 40.
    static List<String> chain(String own, List<String> references, List<String> inReplyTo) {
        var above = named(own, references);
        var replied = named(own, inReplyTo);
        var parent = replied.size() == 1 || above.isEmpty() ? last(replied) : List.<String>of();
        if (parent.isEmpty()) parent = last(above);
        var distinct = new LinkedHashSet<>(above);
        parent.forEach(distinct::remove);
        distinct.addAll(parent);
        return cut(List.copyOf(distinct));
    }

    private static List<String> named(String own, List<String> ids) {
        return ids.stream()
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID && !id.equals(own))
                .toList();
    }

    private static List<String> last(List<String> ids) {
        return ids.isEmpty() ? List.of() : List.of(ids.getLast());
    }

    private static List<String> cut(List<String> chain) {
        if (chain.size() <= MOST_REFERENCES) return chain;
        var cut = new ArrayList<String>(MOST_REFERENCES);
        cut.add(chain.getFirst());
        cut.addAll(chain.subList(chain.size() - MOST_REFERENCES + 1, chain.size()));
        return cut;
    }
}
