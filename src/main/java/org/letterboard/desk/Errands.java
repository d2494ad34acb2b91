package org.letterboard.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Destination;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Reading;
import org.letterboard.addresses.Tokens;
import org.letterboard.commands.Wishes;
import org.letterboard.digest.DigestIds;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Masks;
import org.letterboard.mail.EmailAddress;

/// Finds out what a message is about: one errand for each of our addresses that it was sent to.
public final class Errands {

    // RFC 5321 section 6.3 suggests at least 100 before a loop is assumed; a list stands inside one and sees more
    // copies.
    private static final int MOST_RECEIVED = 50;

    private final AddressGrammar addresses;
    private final Tokens tokens;
    private final Lists lists;
    private final Masks masks;
    private final DigestIds digests;

    public Errands(AddressGrammar addresses, Tokens tokens, Lists lists, Masks masks) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.lists = lists;
        this.masks = masks;
        this.digests = new DigestIds(addresses.postmaster().domain());
    }

    /// Whether mail to this address is taken in at all. Forged tokens and unknown masks are not known.
    public boolean knows(Handle handle, EmailAddress address) {
        var destination = addresses.parse(address, name -> lists.named(name).isPresent());
        if (destination.isEmpty()) return false;
        return switch (destination.get()) {
            case Destination.Answer(var list, var token) -> !(tokens.read(list, token) instanceof Reading.Forged);
            case Destination.Masked(var list, var alias) ->
                lists.named(list).flatMap(l -> masks.member(handle, l, alias)).isPresent();
            case Destination.Bounces _,
                    Destination.Post _,
                    Destination.Request _,
                    Destination.Join _,
                    Destination.Leave _,
                    Destination.Help _,
                    Destination.Owner _,
                    Destination.Postmaster _,
                    Destination.Abuse _ -> true;
        };
    }

    /// The errands of a message, in the order of list names, so that two workers lock lists in the same order.
    public List<Errand> of(Handle handle, Incoming message) {
        var errands = new LinkedHashSet<Errand>();
        var to = new ArrayList<>(message.mail().to());
        to.sort(Comparator.comparing(EmailAddress::key));
        for (var address : to) {
            var errand = errand(handle, message, address);
            errands.add(errand);
            beside(message, errand).ifPresent(errands::add);
        }
        if (errands.isEmpty()) errands.add(new Errand.Unclear("it was sent to none of our addresses"));
        return List.copyOf(errands);
    }

    /// A long letter to everybody may ask to be taken off as well: it is posted, and its author is asked.
    private static Optional<Errand> beside(Incoming message, Errand errand) {
        var list = switch (errand) {
            case Errand.Post post -> post.list();
            case Errand.AnswerItem answer -> answer.list();
            case Errand.AnswerDigest answer -> answer.list();
            default -> null;
        };
        return list != null && Wishes.alsoToLeave(message.letter())
                ? Optional.of(new Errand.OfferToLeave(list))
                : Optional.empty();
    }

    /// The errand of what was held, now that the word has been said that it waited for.
    Errand released(HeldPost post) {
        return lists.withId(post.listId())
                .<Errand>map(list -> new Errand.PostReleased(list, post))
                .orElseGet(() -> new Errand.Unclear("its list is closed"));
    }

    private Errand errand(Handle handle, Incoming message, EmailAddress address) {
        var destination = addresses.parse(address, name -> lists.named(name).isPresent());
        if (destination.isEmpty()) return new Errand.Unclear("there is no such address any more: " + address);
        if (message.letter().error() != null)
            return new Errand.Unclear(message.letter().error());
        var local = address.local().toLowerCase(Locale.ROOT);
        return switch (destination.get()) {
            case Destination.Post(var name) -> on(name, list -> post(message, list, toList(message, list)));
            case Destination.Bounces(var name, var token) ->
                on(
                        name,
                        list -> token == null
                                ? new Errand.Nothing("a bounce that names no member")
                                : bounce(list, token));
            case Destination.Answer(var name, var token) -> on(name, list -> answer(message, list, token));
            case Destination.Masked(var name, var alias) ->
                on(
                        name,
                        list -> masks.member(handle, list, alias)
                                .<Errand>map(member -> new Errand.PrivateReply(list, member))
                                .orElseGet(() -> new Errand.Nothing("nobody is behind this address any more")));
            case Destination.Leave(var name) -> on(name, Errand.AskToLeave::new);
            case Destination.Help(var name) -> on(name, Errand.Help::new);
            case Destination.Join(var name) -> on(name, Errand.AskToJoin::new);
            case Destination.Request(var name) -> on(name, Errand.Command::new);
            case Destination.Owner(var name) -> on(name, list -> toOwners(message, list, local));
            case Destination.Postmaster _, Destination.Abuse _ -> new Errand.ToOperator(local);
        };
    }

    /// What answers a digest is an answer to it also where it came to the list's own address: by "reply to all", or
    /// from a mail program that does not know Reply-To.
    private Errand toList(Incoming message, MailingList list) {
        return digests.in(message.letter().head().inReplyTo())
                .<Errand>map(digest -> new Errand.AnswerDigest(list, digest))
                .orElseGet(() -> new Errand.Post(list, null, null));
    }

    private Errand on(String name, Function<MailingList, Errand> errand) {
        return lists.named(name).map(errand).orElseGet(() -> new Errand.Unclear("the list " + name + " is closed"));
    }

    /// The errand of a message that wants to be a post in one way or another, if it is fit for one.
    private Errand post(Incoming message, MailingList list, Errand errand) {
        var marks = message.letter().marks();
        if (marks.listIds().stream().anyMatch(id -> isOurs(id, list)))
            return new Errand.Unclear("a loop: it comes from " + list.name() + " itself");
        if (marks.received() > MOST_RECEIVED)
            return new Errand.Unclear("a loop: " + marks.received() + " servers have had it");
        if (Wishes.toLeave(message.letter())) return new Errand.AskToLeave(list);
        var kind = message.letter().kind();
        return kind.isPersons()
                ? errand
                : new Errand.Nothing("not posted to " + list.name() + ": it is " + kind.word());
    }

    private boolean isOurs(String listId, MailingList list) {
        var id = "<" + list.name() + "." + addresses.postmaster().domain() + ">";
        return listId.toLowerCase(Locale.ROOT).contains(id.toLowerCase(Locale.ROOT));
    }

    private Errand toOwners(Incoming message, MailingList list, String local) {
        var mark = addresses.owner(list.name()).toString();
        return message.letter().marks().loops().stream()
                        .anyMatch(loop -> loop.strip().equalsIgnoreCase(mark))
                ? new Errand.Unclear("a loop: it went to the owners before")
                : new Errand.ToOwners(list, local);
    }

    private Errand bounce(MailingList list, String token) {
        return switch (tokens.read(list.name(), token)) {
            case Reading.Valid(var purpose, var member, var _)
            when purpose == Purpose.BOUNCE -> new Errand.Bounce(list, member);
            case Reading.Valid _ -> new Errand.Nothing("a bounce to an address of another kind");
            case Reading.Expired _ -> new Errand.Nothing("a bounce of a mail that is too old to matter");
            case Reading.Forged _ -> new Errand.Nothing("a bounce with a forged address");
        };
    }

    private Errand answer(Incoming message, MailingList list, String token) {
        return switch (tokens.read(list.name(), token)) {
            case Reading.Valid(var purpose, var id, var _) ->
                switch (purpose) {
                    case ANSWER -> new Errand.AnswerQuestion(list, id);
                    case DIGEST_ITEM -> post(message, list, new Errand.AnswerItem(list, id));
                    case DIGEST -> post(message, list, new Errand.AnswerDigest(list, id));
                    case BOUNCE, UNSUBSCRIBE -> new Errand.Nothing("an answer to nothing that we asked");
                };
            case Reading.Expired _ -> new Errand.LateAnswer(list);
            case Reading.Forged _ -> new Errand.Nothing("an answer with a forged address");
        };
    }
}
