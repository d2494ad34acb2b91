package org.letterboard.control;

import org.letterboard.board.Post;
import org.letterboard.held.HeldPost;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.RawMessage;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.reading.Head;
import org.letterboard.reading.Reading;

/// `why`: the stations of a message, in plain words and with times. For somebody who is tired and has a member on the
/// telephone: what happened comes in its order, what is to be done comes last.
final class Why {
    // Whoever needs more than these has one cause and not many.
    private static final int MOST_NAMED = 50;

    private final Rooms rooms;
    private final Finding finding;
    private final HeldWords held;

    Why(Rooms rooms) {
        this.rooms = rooms;
        this.finding = new Finding(rooms);
        this.held = new HeldWords(rooms);
    }

    int tell(String id, Answer answer) {
        var mails = finding.mails(id);
        if (mails.isEmpty()) return answer.refuse(Finding.nothing(id));
        answer.line("Times are those of " + rooms.settings().get().zone() + ".");
        for (var mail : mails)
            rooms.database().read(h -> rooms.inbox().find(h, mail)).ifPresent(arrived -> tell(arrived, answer));
        return 0;
    }

    private void tell(Arrived mail, Answer answer) {
        var size = rooms.database().read(h -> Sources.size(h, mail.sourceId()));
        answer.line("Message " + MailId.text(mail.id()) + heading(mail));
        answer.line("  " + rooms.time(mail.received()) + "  taken in by the " + mail.door() + " door" + peer(mail)
                + ", " + Rooms.count(size, "byte"));
        answer.line("      envelope: from " + (mail.mailFrom() == null ? "<>" : mail.mailFrom()) + " to "
                + (mail.recipients().isEmpty()
                        ? "none of our addresses"
                        : String.join(", ", mail.recipients().lines().toList())));
        for (var station : rooms.database().read(h -> rooms.inbox().stations(h, mail.id())))
            answer.line("  " + rooms.time(station.at()) + "  " + station.words());
        rooms.database().read(h -> rooms.board().postsOfMail(h, mail.id())).forEach(post -> tell(post, answer));
        var mailings = rooms.database().read(h -> rooms.outbox().progress(h, mail.id()));
        mailings.forEach(mailing -> tell(mailing, answer));
        state(mail, answer);
        if (mailings.stream().anyMatch(m -> m.waiting() + m.retrying() > 0)) relay(answer);
    }

    private String heading(Arrived mail) {
        var beginning = rooms.database().read(h -> rooms.inbox().beginnings(h, mail.id() + 1, 1));
        // An empty message has no beginning, and then this is somebody else's.
        if (beginning.isEmpty() || beginning.getFirst().id() != mail.id()) return "";
        var head = Reading.head(RawMessage.of(beginning.getFirst().bytes()));
        return ": \"" + head.subject() + "\"" + from(head)
                + (head.messageId() == null ? ", without a Message-ID" : ", " + head.messageId());
    }

    private static String from(Head head) {
        var from = head.from();
        if (from == null) return head.fromName().isEmpty() ? "" : " from " + head.fromName();
        return " from " + (from.name().isEmpty() ? "" : from.name() + " ") + "<" + from.address() + ">";
    }

    private static String peer(Arrived mail) {
        if (mail.peer().isEmpty()) return "";
        return " from " + mail.peer() + (mail.helo().isEmpty() ? "" : " (" + mail.helo() + ")")
                + (mail.tls().isEmpty() ? ", not encrypted" : ", " + mail.tls());
    }

    private void tell(Post post, Answer answer) {
        var list = rooms.lists().withId(post.listId());
        answer.line("  On the board: #" + post.number() + " of "
                + list.map(l -> l.name()).orElse("a closed list") + ", in topic " + post.topicId()
                + list.map(l -> ", " + rooms.webAddress().apply(l, post)).orElse(""));
        if (!post.sentAs().equals(post.messageId()))
            answer.line("      its Message-ID on what we send: " + post.sentAs());
    }

    private void tell(Outbox.Progress mailing, Answer answer) {
        var ends = rooms.database().read(h -> rooms.outbox().ends(h, mailing.mailingId(), MOST_NAMED));
        // One that was for few people from the start has no parcels, and each of them is either on the way or done.
        var total = mailing.recipients() > 0 ? mailing.recipients() : mailing.retrying() + ends.size();
        var sent = total - mailing.waiting() - mailing.retrying() - mailing.failed();
        answer.line("  " + rooms.time(mailing.created()) + "  " + what(mailing.kind()) + " for "
                + Rooms.count(total, "recipient") + ": " + sent + " sent"
                + part(mailing.waiting(), "not yet tried") + part(mailing.retrying(), "still to be reached")
                + part(mailing.failed(), "failed"));
        for (var one : rooms.database().read(h -> rooms.outbox().retrying(h, mailing.mailingId(), MOST_NAMED)))
            answer.line("      " + one.to() + ": "
                    + (one.tries() == 0
                            ? "not tried yet" + reply(one.reply())
                            : "tried " + Rooms.count(one.tries(), "time") + ", again at " + rooms.time(one.nextTry())
                                    + reply(one.reply())));
        for (var end : ends)
            if (mailing.recipients() == 0 || !end.outcome().equals("sent"))
                answer.line("      " + end.address() + ": " + end.outcome() + " at " + rooms.time(end.at())
                        + reply(end.reply()));
        if (mailing.retrying() > MOST_NAMED || mailing.failed() > MOST_NAMED) answer.line("      and more like these");
    }

    private static String reply(String reply) {
        return reply.isBlank() ? "" : "; the answer was: " + reply;
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    private static String what(Mailing.Kind kind) {
        return switch (kind) {
            case POST -> "mail to the members";
            case DIGEST -> "a digest";
            case PRIVATE -> "passed on to a member,";
            case OWNERS -> "passed on to those who look after it,";
            case NOTICE -> "our own answer,";
        };
    }

    private void state(Arrived mail, Answer answer) {
        var id = MailId.text(mail.id());
        var aside = rooms.database().read(h -> rooms.inbox().whyAside(h, mail.id()));
        if (aside.isPresent()) {
            answer.line("  It was SET ASIDE at " + rooms.time(aside.get().at()) + " and waits for you: "
                    + aside.get().reason());
            answer.line(
                    "  To read it: letterboard inbox source " + id + ". To try again: letterboard inbox retry " + id);
        } else if (rooms.database().read(h -> rooms.inbox().waits(h, mail.id()))) {
            answer.line("  It waits to be decided about; a running gateway does that by itself.");
        }
        for (var post : rooms.database().read(h -> rooms.held().ofMail(h, mail.id()))) tell(post, answer);
    }

    private void tell(HeldPost post, Answer answer) {
        // What has gone out is told above, with its place on the board.
        if (post.state() != HeldPost.State.DONE)
            answer.line("  It was held: " + post.why() + ". It " + held.state(post) + ".");
    }

    private void relay(Answer answer) {
        var trouble = rooms.couriers().trouble();
        if (!trouble.isEmpty())
            answer.line("  The relay cannot be worked with just now, so all mail waits. It said: " + trouble);
    }
}
