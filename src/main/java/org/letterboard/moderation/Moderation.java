package org.letterboard.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letterboard.errands.Effect;
import org.letterboard.errands.Incoming;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Asking;
import org.letterboard.questions.Question;

/// What follows when the gate holds a post: the moderators are asked, and the author is told.
public final class Moderation {
    // A screen or two on a phone; the whole is attached.
    private static final int LONGEST_TEXT = 4_000;

    private Moderation() {}

    /// @param parent the post that it answers, where we know that better than its header does
    public static List<Effect> hold(Incoming message, MailingList list, Ruling.Held ruling, @Nullable Long parent) {
        var author = ruling.author();
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Hold(
                message, list, author, ruling.why(), parent, HeldPost.State.WAITING, asking(message, list, ruling)));
        if (message.mayBeTold())
            effects.add(new Effect.Notify(Notice.to(author, list, ruling.template())
                    .filled(Map.of("subject", subject(message.letter().subject())))
                    .answering(message.letter().head().messageId())
                    .onceADay()));
        return effects;
    }

    private static Asking asking(Incoming message, MailingList list, Ruling.Held ruling) {
        var times = list.policy().moderation();
        var text = cut(message.letter().text());
        var words = new HashMap<String, Object>();
        words.put("author", shown(ruling.author()));
        words.put("subject", subject(message.letter().subject()));
        words.put("why", ruling.why());
        words.put("text", text);
        words.put("quoted", text.lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
        words.put("files", message.letter().attachments().size());
        return new Asking(
                Question.Kind.POST,
                list,
                null,
                "",
                moderators(list),
                times.expires(),
                times.remind(),
                "held-question",
                words,
                message.mail().sourceId(),
                null);
    }

    /// Those who moderate the list now.
    static List<Mailbox> moderators(MailingList list) {
        return list.policy().moderators().stream()
                .map(address -> new Mailbox("", address))
                .toList();
    }

    static String shown(Mailbox author) {
        return author.name().isEmpty() ? author.address().toString() : author.name() + " (" + author.address() + ")";
    }

    /// In one line, as it stands in our mails.
    static String subject(String subject) {
        return subject.isBlank() ? "(no subject)" : subject.strip().replaceAll("\\s+", " ");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text.strip()
                : text.substring(0, LONGEST_TEXT).strip() + " ...";
    }
}
