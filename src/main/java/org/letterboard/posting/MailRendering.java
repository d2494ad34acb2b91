package org.letterboard.posting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.db.Database;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Masks;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.RawMessage;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Rendering;
import org.letterboard.posting.Rendered.Slice;
import org.letterboard.reading.Head;
import org.letterboard.reading.Reading;

/// How our mailings look on the wire. Of a message's own header only what is named here goes out, so that no address
/// and no trace of a machine slips through: the rest is ours.
public final class MailRendering implements Rendering {
    // Nobody answers answers deeper than that, and the first one is wanted.
    private static final int MOST_ABOVE = 200;

    private final Database database;
    private final AddressGrammar addresses;
    private final Tokens tokens;
    private final WebAddresses web;
    private final Lists lists;
    private final Members members;
    private final Masks masks;
    private final Board board;
    private final Inbox inbox;

    public MailRendering(
            Database database,
            AddressGrammar addresses,
            Tokens tokens,
            WebAddresses web,
            Lists lists,
            Members members,
            Masks masks,
            Board board,
            Inbox inbox) {
        this.database = database;
        this.addresses = addresses;
        this.tokens = tokens;
        this.web = web;
        this.lists = lists;
        this.members = members;
        this.masks = masks;
        this.board = board;
        this.inbox = inbox;
    }

    @Override
    public Optional<Copy> render(Mailing mailing) {
        var list = mailing.listId();
        if (list != null && lists.withId(list).isEmpty()) return Optional.empty();
        var source = mailing.sourceId();
        return Optional.of(inbox.reading(source, bytes -> {
            var rendered = database.inTransaction(tx -> render(tx, mailing, bytes));
            return Inbox.isLarge(bytes)
                    ? rendered.letGo(bytes, (start, end, out) -> Sources.copy(database, source, start, end, out))
                    : rendered;
        }));
    }

    private Rendered render(Handle tx, Mailing mailing, byte[] bytes) {
        return switch (mailing.kind()) {
            case NOTICE -> new Rendered(List.of(Slice.of(bytes)), _ -> new Personal("", new byte[0]));
            case POST -> post(tx, mailing, RawMessage.of(bytes));
            case DIGEST -> digest(mailing, bytes);
            case PRIVATE -> privately(tx, mailing, RawMessage.of(bytes));
            case OWNERS -> owners(mailing, RawMessage.of(bytes));
        };
    }

    private Rendered post(Handle tx, Mailing mailing, RawMessage raw) {
        var list = list(mailing);
        var post = board.post(tx, Objects.requireNonNull(mailing.postId())).orElseThrow();
        var author = members.find(tx, post.authorId()).orElseThrow();
        var head = Reading.head(raw);
        var from = new Mailbox(
                post.author() + " via " + list.policy().title(),
                addresses.masked(list.name(), masks.of(tx, list, author, post.author())));
        var above = board.above(tx, post, MOST_ABOVE);
        var header = new PostHeader(addresses, web, list, post)
                .write(from, head, references(list, above, head))
                .text("Thread-Index", ThreadIndex.of(above, post));
        var slices = new ArrayList<Slice>();
        slices.add(Slice.of(header.toString().getBytes(US_ASCII)));
        slices.addAll(Footer.under(raw, footer(list), "=_letterboard_" + Long.toString(mailing.id(), 36)));
        return new Rendered(slices, recipient -> personal(list, recipient));
    }

    /// Written once, but for what is the list's or each person's own. Whoever presses "reply to all" must not reach the
    /// list with the whole digest, so To is the person's own address.
    private Rendered digest(Mailing mailing, byte[] bytes) {
        var list = list(mailing);
        var header = new ListHeader(addresses, web, list).addTo(new HeaderWriter());
        return new Rendered(List.of(Slice.of(header.toString().getBytes(US_ASCII)), Slice.of(bytes)), recipient -> {
            var personal = personal(list, recipient);
            var own = to(recipient).toString() + new String(personal.headers(), US_ASCII);
            return new Personal(personal.sender(), own.getBytes(US_ASCII));
        });
    }

    private static HeaderWriter to(Recipient recipient) {
        var address = EmailAddress.parse(recipient.address()).orElseThrow();
        return new HeaderWriter().mailboxes("To", List.of(new Mailbox("", address)));
    }

    /// The posts above this one under the ids that we sent them with. Other ids would show where somebody's mail is.
    private static List<String> references(MailingList list, List<Post> above, Head head) {
        if (!list.hidesAddresses()) return head.references().isEmpty() ? head.inReplyTo() : head.references();
        return above.stream().map(Post::sentAs).toList();
    }

    private String footer(MailingList list) {
        return "-- \r\nYou get this mail as a member of \"" + list.name() + "\".\r\nTo leave, send a mail to "
                + addresses.leave(list.name()) + "\r\n";
    }

    private Personal personal(MailingList list, Recipient recipient) {
        var member = recipient.member();
        if (member == null) return new Personal(addresses.bounces(list.name()).toString(), new byte[0]);
        var bounce = tokens.make(Purpose.BOUNCE, list.name(), member);
        var sender = addresses.bounces(list.name(), bounce).toString();
        var leave = new ArrayList<String>();
        if (web.oneClick())
            leave.add("<" + web.leave(list, tokens.make(Purpose.UNSUBSCRIBE, list.name(), member)) + ">");
        leave.add("<mailto:" + addresses.leave(list.name()) + ">");
        var header = new HeaderWriter().ids("List-Unsubscribe", leave, ",");
        if (web.oneClick()) header.text("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return new Personal(sender, header.toString().getBytes(US_ASCII));
    }

    private Rendered privately(Handle tx, Mailing mailing, RawMessage raw) {
        var list = list(mailing);
        var sender =
                members.find(tx, Objects.requireNonNull(mailing.senderId())).orElseThrow();
        var head = Reading.head(raw);
        var name = Names.shown(head.fromName(), sender);
        var from = new Mailbox(
                name + " via " + list.policy().title(),
                addresses.masked(list.name(), masks.of(tx, list, sender, name)));
        // To the list's own name for the person, so that no address stands in it.
        var header = LetterHeader.write(
                mailing, head, from, List.of(), addresses.postmaster().domain());
        return new Rendered(withHeader(header, Footer.without(raw)), recipient -> {
            return new Personal(
                    personal(list, recipient).sender(), to(recipient).toString().getBytes(US_ASCII));
        });
    }

    private Rendered owners(Mailing mailing, RawMessage raw) {
        var head = Reading.head(raw);
        var at = mailing.listId() == null
                ? addresses.postmaster()
                : addresses.owner(list(mailing).name());
        var name = head.fromName().contains("@") || head.fromName().isEmpty() ? "Someone" : head.fromName();
        var replyTo = head.from() == null ? List.<Mailbox>of() : List.of(head.from());
        var header = LetterHeader.write(
                        mailing, head, new Mailbox(name + " via " + at.local(), at), replyTo, at.domain())
                .mailboxes("To", List.of(new Mailbox("", at)))
                .text("X-Loop", at.toString());
        var sender = mailing.listId() == null
                ? ""
                : addresses.bounces(list(mailing).name()).toString();
        return new Rendered(withHeader(header, Footer.without(raw)), _ -> new Personal(sender, new byte[0]));
    }

    private static List<Slice> withHeader(HeaderWriter header, List<Slice> rest) {
        var slices = new ArrayList<Slice>();
        slices.add(Slice.of(header.toString().getBytes(US_ASCII)));
        slices.addAll(rest);
        return slices;
    }

    private MailingList list(Mailing mailing) {
        var id = Objects.requireNonNull(mailing.listId());
        return lists.withId(id)
                .orElseThrow(() -> new IllegalStateException("the list of mailing " + mailing.id() + " is closed"));
    }
}
