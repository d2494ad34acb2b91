package org.letterboard.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Tokens;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Errand;
import org.letterboard.errands.Incoming;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;

/// Leaving a list by mail: we ask, the person replies. A From line alone takes nobody off; a reply to our question
/// from an address of the one who was asked does.
public final class Leaving {

    // A plain reply means yes; these, as the first word, mean that it was not meant so.
    private static final Set<String> NO = Set.of("no", "nein", "non", "stop", "stay", "don't", "dont", "not");

    private final Members members;
    private final AddressGrammar addresses;
    private final Tokens tokens;

    public Leaving(Members members, AddressGrammar addresses, Tokens tokens) {
        this.members = members;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /// Somebody wrote to `-leave`.
    public List<Effect> ask(Handle tx, Incoming message, Errand.AskToLeave errand) {
        var author = message.author();
        if (author.isEmpty() || message.isRobot()) return List.of(note("a robot asked to leave"));
        var list = errand.list();
        var member = members.find(tx, author.get().address()).filter(m -> members.isOn(tx, list, m.id()));
        if (member.isEmpty())
            return List.of(
                    note("asked to leave and is not on the list"),
                    answer(message, list, "not-on-list", author.get(), null));
        var token = tokens.make(Purpose.LEAVE, list.name(), member.get().id());
        // To the address that is on the list, which need not be the one in From.
        var question =
                answer(message, list, "leave-question", mailbox(member.get()), addresses.answer(list.name(), token));
        return List.of(note("asked whether they want to leave " + list.name()), question);
    }

    /// Somebody replied to the question.
    public List<Effect> answered(Handle tx, Incoming message, Errand.AnswerToLeave errand) {
        var list = errand.list();
        if (message.isRobot()) return List.of(note("a robot answered, nothing changed"));
        var member = members.find(tx, errand.member());
        var author = message.authorAddress().flatMap(address -> members.find(tx, address));
        if (member.isEmpty()
                || author.isEmpty()
                || author.get().id() != member.get().id())
            return List.of(note("answered by someone who was not asked, nothing changed"));
        if (saysNo(message.letter().text()))
            return List.of(
                    note("stays on " + list.name()), answer(message, list, "staying", mailbox(member.get()), null));
        if (!members.isOn(tx, list, member.get().id())) return List.of(note("has left " + list.name() + " already"));
        return List.of(
                new Effect.TakeOff(list, member.get().id()),
                note("has left " + list.name()),
                answer(message, list, "left", mailbox(member.get()), null));
    }

    private static boolean saysNo(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}'’]+", 2);
        return NO.contains(words[0].replace('’', '\''));
    }

    private static Effect note(String words) {
        return new Effect.Note(words);
    }

    private static Mailbox mailbox(Member member) {
        return new Mailbox(member.name(), member.email());
    }

    private static Effect answer(
            Incoming message, MailingList list, String template, Mailbox to, @Nullable EmailAddress replyTo) {
        var id = message.letter().head().messageId();
        return new Effect.Notify(new Notice(template, to, list, Map.of(), replyTo, id, !template.equals("left")));
    }
}
