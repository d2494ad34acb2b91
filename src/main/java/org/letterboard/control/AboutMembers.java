package org.letterboard.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Request.AddMember;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Subscription;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.settings.Nearest;

/// `members`.
final class AboutMembers {
    // Bounds the transaction of an import, which holds up nobody else for longer than this takes.
    private static final int AT_ONCE = 200;

    private final Rooms rooms;

    AboutMembers(Rooms rooms) {
        this.rooms = rooms;
    }

    int show(String name, boolean json, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var all = rooms.database().read(h -> rooms.members().on(h, list.get()));
        if (!json)
            answer.line(list.get().name() + " has " + Rooms.count(all.size(), "member") + (all.isEmpty() ? "." : ":"));
        for (var one : all) {
            if (json) answer.json(json(one));
            else
                answer.line("  " + person(one) + "  " + one.delivery() + "  since " + rooms.time(one.since())
                        + (one.bounced() ? "  PAUSED: mail to them came back" : ""));
        }
        return 0;
    }

    private static String person(Subscription one) {
        var member = one.member();
        return member.name().isEmpty() ? member.address() : member.name() + " <" + member.address() + ">";
    }

    private static String json(Subscription one) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("address", one.member().address());
        json.put("name", one.member().name());
        json.put("delivery", one.delivery());
        json.put("since", one.since().toString());
        return AboutLists.write(json);
    }

    int add(AddMember add, Answer answer) {
        var list = rooms.list(add.list(), answer);
        if (list.isEmpty()) return 1;
        return switch (MemberFile.person(add.address(), add.name(), add.delivery(), this::isOurs)) {
            case MemberFile.Bad(var words) -> answer.refuse(words);
            case MemberFile.Good good -> {
                var said = rooms.database().inTransaction(tx -> subscribe(tx, list.get(), good));
                rooms.database().sync();
                answer.line(said);
                yield 0;
            }
        };
    }

    private String subscribe(org.jdbi.v3.core.Handle tx, MailingList list, MemberFile.Good good) {
        var members = rooms.members();
        var member = members.findOrAdd(tx, new Mailbox(good.name(), good.address()));
        var who = member.name().isEmpty() ? member.address() : member.name() + " <" + member.address() + ">";
        var wanted = good.delivery();
        if (members.isOn(tx, list, member.id())) {
            if (wanted == null) return who + " was on " + list.name() + " already; nothing has changed.";
            rooms.subscriptions().subscribe(tx, list, member, wanted);
            return who + " was on " + list.name() + " already; delivery is now: " + wanted.word() + ".";
        }
        var delivery = wanted == null ? Delivery.EACH : wanted;
        rooms.subscriptions().subscribe(tx, list, member, delivery);
        return who + " is on " + list.name() + " now; delivery: " + delivery.word() + ".";
    }

    private boolean isOurs(EmailAddress address) {
        return address.domain().equalsIgnoreCase(rooms.settings().get().domain());
    }

    int remove(String name, String written, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var address = EmailAddress.parse(written.strip());
        var gone = address.isPresent() && takeOff(list.get(), address.get());
        if (!gone)
            return answer.refuse(
                    "\"" + written + "\" is not on " + list.get().name() + "; " + hint(list.get(), written));
        rooms.database().sync();
        answer.line(written.strip() + " is no longer on " + list.get().name() + ".");
        return 0;
    }

    private boolean takeOff(MailingList list, EmailAddress address) {
        return rooms.database()
                .inTransaction(tx -> rooms.members()
                        .find(tx, address)
                        .filter(member -> rooms.subscriptions().takeOff(tx, list, member.id()))
                        .isPresent());
    }

    private String hint(MailingList list, String written) {
        var addresses = rooms.database().read(h -> rooms.members().on(h, list)).stream()
                .map(one -> one.member().address())
                .toList();
        Optional<String> near = Nearest.of(written, addresses);
        return near.map(address -> "did you mean " + address + "?")
                .orElse("see: letterboard members list " + list.name());
    }

    /// An import: the good lines are taken, and each bad one is named.
    int read(String name, String text, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var file = MemberFile.read(text, this::isOurs);
        for (var from = 0; from < file.good().size(); from += AT_ONCE) {
            var part = file.good()
                    .subList(from, Math.min(from + AT_ONCE, file.good().size()));
            rooms.database().transact(tx -> part.forEach(good -> subscribe(tx, list.get(), good)));
        }
        rooms.database().sync();
        answer.line(Rooms.count(file.good().size(), "person").replace("persons", "people") + " of the file "
                + (file.good().size() == 1 ? "is" : "are") + " on " + list.get().name() + " now.");
        return bad(file.bad(), answer);
    }

    private static int bad(List<String> lines, Answer answer) {
        if (lines.isEmpty()) return 0;
        answer.refuse(Rooms.count(lines.size(), "line") + (lines.size() == 1 ? " was" : " were")
                + " not taken; mend them and import the file again:");
        lines.forEach(line -> answer.refuse("  " + line));
        return 1;
    }
}
