package org.letterboard.control;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Sources;

/// `inbox`.
final class AboutInbox {
    // A page or two; who has more waiting needs the number and not the names.
    private static final int MOST_SHOWN = 200;

    private final Rooms rooms;
    private final Finding finding;

    AboutInbox(Rooms rooms) {
        this.rooms = rooms;
        this.finding = new Finding(rooms);
    }

    int show(Answer answer) {
        waiting(answer);
        var aside = rooms.database().read(h -> rooms.inbox().aside(h));
        if (aside.isEmpty()) {
            answer.line("Nothing was set aside.");
            return 0;
        }
        answer.line(Rooms.count(aside.size(), "message") + (aside.size() == 1 ? " was" : " were") + " set aside:");
        for (var one : aside) {
            answer.line("  " + MailId.text(one.id()) + "  " + rooms.time(one.at()) + "  "
                    + envelope(one.mailFrom(), one.recipients()));
            answer.line("      " + one.reason());
        }
        answer.line("To look at one: letterboard why ID, or letterboard inbox source ID. To try again: letterboard"
                + " inbox retry ID, or all.");
        return 0;
    }

    private void waiting(Answer answer) {
        var count = rooms.database().read(h -> rooms.inbox().waiting(h));
        if (count == 0) {
            answer.line("Nothing waits.");
            return;
        }
        answer.line(Rooms.count(count, "message") + (count == 1 ? " waits:" : " wait:"));
        for (var one : rooms.database().read(h -> rooms.inbox().queue(h, MOST_SHOWN)))
            answer.line("  " + MailId.text(one.id()) + "  " + rooms.time(one.received()) + "  "
                    + envelope(one.mailFrom(), one.recipients())
                    + (one.tries() > 1 ? "  tried " + one.tries() + " times" : ""));
        if (count > MOST_SHOWN) answer.line("  and " + (count - MOST_SHOWN) + " more");
    }

    static String envelope(@Nullable String from, String recipients) {
        var to = recipients.lines().toList();
        return "from " + (from == null ? "<>" : from) + "  to " + (to.isEmpty() ? "nobody" : to.getFirst())
                + (to.size() > 1 ? " and " + (to.size() - 1) + " more" : "");
    }

    int retry(String id, Answer answer) {
        if (id.strip().toLowerCase(Locale.ROOT).equals("all")) return retryAll(answer);
        var mails = finding.mails(id);
        if (mails.isEmpty()) return answer.refuse(Finding.nothing(id));
        var tried = mails.stream().filter(mail -> rooms.inbox().retry(mail)).count();
        if (tried == 0)
            return answer.refuse("Message " + id + " was not set aside, so there is nothing to try again; see:"
                    + " letterboard why " + id);
        return triedAgain(tried, answer);
    }

    private int retryAll(Answer answer) {
        var aside = rooms.database().read(h -> rooms.inbox().aside(h));
        var tried = aside.stream().filter(one -> rooms.inbox().retry(one.id())).count();
        if (tried == 0) answer.line("Nothing was set aside.");
        return tried == 0 ? 0 : triedAgain(tried, answer);
    }

    private int triedAgain(long count, Answer answer) {
        rooms.database().sync();
        answer.line(Rooms.count(count, "message") + (count == 1 ? " is" : " are")
                + " tried again. What becomes of it: letterboard why ID");
        return 0;
    }

    int source(String id, Answer answer) {
        var mails = finding.mails(id);
        if (mails.isEmpty()) return answer.refuse(Finding.nothing(id));
        var bytes = rooms.database()
                .read(h -> rooms.inbox().find(h, mails.getFirst()).map(arrived -> Sources.read(h, arrived.sourceId())));
        bytes.ifPresent(answer::bytes);
        return bytes.isPresent() ? 0 : answer.refuse(Finding.nothing(id));
    }
}
