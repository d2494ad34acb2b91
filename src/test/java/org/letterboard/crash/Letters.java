package org.letterboard.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What the senders write: short mails and some long ones, new topics and replies, to one list or to both.
final class Letters {
    static final String TO_ALL = "all";
    static final String TO_NOBODY = "quiet";

    // Beyond 256 KB a message is spooled, and beyond 1 MB it is stored in pieces.
    private static final int SPOOLED = 300_000;
    private static final int IN_PIECES = 1_200_000;
    private static final int RECENT = 40;

    /// A message on its way.
    ///
    /// @param name   the end of its subject and the left side of its id
    /// @param parent the name of the one that it answers
    record Letter(String name, @Nullable String parent, List<String> lists, byte[] bytes) {
        List<String> recipients() {
            return lists.stream().map(list -> list + "@" + Site.DOMAIN).toList();
        }

        static String id(String name) {
            return "<" + name + "@crash.example>";
        }
    }

    private record Written(String name, String list) {}

    private final List<Written> recent = new ArrayList<>();
    private int count;

    /// The next one.
    ///
    /// @param toAll whether the list whose members get each post may be written to now
    synchronized Letter next(RandomGenerator random, boolean toAll) {
        var name = "n" + ++count;
        var lists = lists(random, toAll);
        var parent = parent(random, lists.getFirst());
        recent.add(new Written(name, lists.getFirst()));
        if (recent.size() > RECENT) recent.removeFirst();
        return new Letter(name, parent, lists, bytes(random, name, parent, lists));
    }

    /// One to all members, when everything else has been sent.
    synchronized Letter last() {
        var name = "n" + ++count;
        return new Letter(name, null, List.of(TO_ALL), bytes(new Random(0), name, null, List.of(TO_ALL)));
    }

    private static List<String> lists(RandomGenerator random, boolean toAll) {
        if (!toAll || random.nextInt(8) > 0) return List.of(TO_NOBODY);
        return random.nextInt(5) == 0 ? List.of(TO_ALL, TO_NOBODY) : List.of(TO_ALL);
    }

    /// Another sender may have the parent in hand still: then the reply comes first.
    private @Nullable String parent(RandomGenerator random, String list) {
        var near =
                recent.stream().filter(written -> written.list().equals(list)).toList();
        if (near.isEmpty() || random.nextInt(3) == 0) return null;
        return near.get(random.nextInt(near.size())).name();
    }

    private static byte[] bytes(RandomGenerator random, String name, @Nullable String parent, List<String> lists) {
        var text = new StringBuilder("From: Ann Bell <ann@example.net>\r\n");
        text.append("To: ").append(lists.getFirst()).append("@" + Site.DOMAIN + "\r\n");
        text.append("Date: Mon, 23 Nov 2026 10:00:00 +0000\r\n");
        text.append("Message-ID: ").append(Letter.id(name)).append("\r\n");
        if (parent != null)
            text.append("In-Reply-To: ").append(Letter.id(parent)).append("\r\n");
        text.append("Subject: ")
                .append(parent == null ? "" : "Re: ")
                .append("Crash ")
                .append(name);
        text.append("\r\n\r\n");
        var size = size(random, lists);
        for (var line = 0; text.length() < size; line++) {
            text.append(line).append(" The kettle is on, and ").append(random.nextInt());
            text.append(" of us walk to the mill on Sunday.\r\n");
        }
        return text.toString().getBytes(US_ASCII);
    }

    private static int size(RandomGenerator random, List<String> lists) {
        if (lists.contains(TO_ALL)) return 600 + random.nextInt(2_000);
        return switch (random.nextInt(400)) {
            case 0 -> IN_PIECES;
            case 1, 2 -> SPOOLED;
            default -> 600 + random.nextInt(6_000);
        };
    }
}
