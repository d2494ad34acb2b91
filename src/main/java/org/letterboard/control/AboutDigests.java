package org.letterboard.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Subscription;
import org.letterboard.mail.EmailAddress;

/// `digests`.
final class AboutDigests {
    private final Rooms rooms;

    AboutDigests(Rooms rooms) {
        this.rooms = rooms;
    }

    /// @param address of one reader; empty for all
    int send(String name, String address, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        if (address.isBlank()) return send(list.get(), Optional.empty(), answer);
        var reader = subscription(list.get(), address.strip());
        if (reader.isEmpty())
            return answer.refuse("\"" + address + "\" is not on " + name + "; see: letterboard members list " + name);
        var why = whyNone(reader.get());
        if (why != null) return answer.refuse(address.strip() + " gets no digest of " + name + ": " + why + ".");
        return send(list.get(), Optional.of(reader.get().member().id()), answer);
    }

    private int send(MailingList list, Optional<Long> member, Answer answer) {
        var count = rooms.sendDigests().applyAsInt(list, member);
        rooms.database().sync();
        answer.line(
                count == 0
                        ? "Nothing waits to be sent in a digest of " + list.name() + "."
                        : "A digest of " + list.name() + " goes to " + Rooms.count(count, "member") + " now.");
        return 0;
    }

    private Optional<Subscription> subscription(MailingList list, String address) {
        return EmailAddress.parse(address)
                .flatMap(parsed -> rooms.database()
                        .read(h -> rooms.members()
                                .find(h, parsed)
                                .flatMap(member -> rooms.members().subscription(h, list, member.id()))));
    }

    private @Nullable String whyNone(Subscription reader) {
        var delivery = Delivery.parse(reader.delivery());
        if (delivery.isEmpty() || delivery.get() == Delivery.EACH || delivery.get() == Delivery.NONE)
            return "their delivery is " + reader.delivery();
        if (reader.bounced()) return "their mail came back";
        var until = reader.pausedUntil();
        var now = rooms.clock().instant();
        return until != null && until.isAfter(now) ? "they are paused until " + rooms.time(until) : null;
    }
}
