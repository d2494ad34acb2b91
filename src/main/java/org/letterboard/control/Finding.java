package org.letterboard.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.letterboard.board.Post;
import org.letterboard.inbox.MailId;
import org.letterboard.mail.MessageIds;
import org.letterboard.mail.RawMessage;

/// Finds the message that a person means: by our id of it, or by a Message-ID.
final class Finding {
    // What became no post is found by reading the beginnings of what came in; so many of the last ones take a second.
    private static final int LOOK_BACK = 20_000;
    private static final int AT_ONCE = 500;
    private static final int MOST_FOUND = 20;

    private final Rooms rooms;

    Finding(Rooms rooms) {
        this.rooms = rooms;
    }

    /// The ids of all messages that are meant, the oldest first.
    List<Long> mails(String written) {
        var id = written.strip().replaceFirst("^mail=", "");
        if (id.contains("@")) return byMessageId(id.startsWith("<") ? id : "<" + id + ">");
        var mail = MailId.parse(id);
        if (mail.isEmpty()) return List.of();
        var found = rooms.database().read(h -> rooms.inbox().find(h, mail.getAsLong()));
        return found.isPresent() ? List.of(mail.getAsLong()) : List.of();
    }

    private List<Long> byMessageId(String messageId) {
        Set<Long> found = new LinkedHashSet<>();
        rooms.database().read(h -> rooms.board().withMessageId(h, messageId)).stream()
                .map(Post::inboxId)
                .forEach(found::add);
        found.addAll(rooms.database().read(h -> rooms.outbox().causes(h, messageId)));
        if (found.isEmpty()) found.addAll(amongTheLast(messageId));
        return found.stream().sorted().limit(MOST_FOUND).toList();
    }

    private List<Long> amongTheLast(String messageId) {
        var found = new ArrayList<Long>();
        var before = Long.MAX_VALUE;
        for (var looked = 0; looked < LOOK_BACK; looked += AT_ONCE) {
            var from = before;
            var page = rooms.database().read(h -> rooms.inbox().beginnings(h, from, AT_ONCE));
            for (var one : page) if (has(one.bytes(), messageId)) found.add(one.id());
            if (page.size() < AT_ONCE) break;
            before = page.getLast().id();
        }
        return found;
    }

    private static boolean has(byte[] beginning, String messageId) {
        return RawMessage.of(beginning)
                .value("Message-ID")
                .map(MessageIds::parse)
                .filter(ids -> ids.contains(messageId))
                .isPresent();
    }

    static String nothing(String id) {
        return "There is no message " + id
                + " here. Its id stands in the answer to the sender (250 ... 4F2A) and in the"
                + " log (mail=4F2A); a Message-ID is written \"<a@b>\", in quotes.";
    }
}
