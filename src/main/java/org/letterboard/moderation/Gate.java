package org.letterboard.moderation;

import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.reading.Kind;

/// Who may post, by the list's own rule, and what a moderator must see first. It goes by the From line, which may post
/// and nothing else.
public final class Gate {
    private static final String WAITS = "held";

    private final Members members;
    private final Board board;

    public Gate(Members members, Board board) {
        this.members = members;
        this.board = board;
    }

    public Ruling rule(Handle handle, Incoming message, MailingList list) {
        var author = message.author();
        if (author.isEmpty()) return new Ruling.Refused("not-a-member", "it does not say who it is from");
        var ruling = byRule(handle, message, list, author.get());
        return ruling instanceof Ruling.Accepted && message.letter().kind() == Kind.SPAM
                ? doubted(list, author.get())
                : ruling;
    }

    /// A filter may be wrong, and a From line forged.
    private static Ruling doubted(MailingList list, Mailbox author) {
        var why = "a spam filter has marked it";
        return list.policy().moderators().isEmpty()
                ? new Ruling.Undecided(why + ", and " + list.name()
                        + " has no moderator to ask; name one in its file and try this again")
                : new Ruling.Held(author, why, WAITS);
    }

    private Ruling byRule(Handle handle, Incoming message, MailingList list, Mailbox author) {
        var address = author.address();
        if (list.isLookedAfterBy(address)) return new Ruling.Accepted(author);
        return switch (list.policy().posting()) {
            case ANYONE -> seen(handle, message, list, author);
            case MEMBERS ->
                isMember(handle, list, address) ? seen(handle, message, list, author) : stranger(list, author);
            case MEMBERS_MODERATED ->
                isMember(handle, list, address)
                        ? new Ruling.Held(author, "every letter to this list is looked at first", WAITS)
                        : stranger(list, author);
            case MODERATORS -> new Ruling.Refused("only-moderators", address + " is not a moderator");
        };
    }

    /// Perhaps a member at another address: whoever looks after the list knows. Where nobody does, it is refused.
    private static Ruling stranger(MailingList list, Mailbox author) {
        return list.policy().moderators().isEmpty()
                ? new Ruling.Refused("not-a-member", author.address() + " is not a member")
                : new Ruling.Held(author, "we do not know the address " + author.address(), "held-stranger");
    }

    /// What may be posted, and may still have to be looked at first.
    private Ruling seen(Handle handle, Incoming message, MailingList list, Mailbox author) {
        if (list.policy().moderators().isEmpty()) return new Ruling.Accepted(author);
        var first = list.policy().firstPosts();
        if (first > 0 && posts(handle, list, author, first) < first)
            return new Ruling.Held(author, "it is one of the first letters from this person", WAITS);
        if (message.size(handle) > list.policy().moderation().largest())
            return new Ruling.Held(author, "it is very large", WAITS);
        return new Ruling.Accepted(author);
    }

    private int posts(Handle handle, MailingList list, Mailbox author, int limit) {
        return members.find(handle, author.address())
                .map(member -> board.countBy(handle, list.id(), member.id(), limit))
                .orElse(0);
    }

    private boolean isMember(Handle handle, MailingList list, EmailAddress address) {
        return members.find(handle, address)
                .filter(member -> members.isOn(handle, list, member.id()))
                .isPresent();
    }
}
