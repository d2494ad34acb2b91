package org.letterboard.moderation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Effect;
import org.letterboard.held.HeldPost;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.letterboard.questions.Question;
import org.letterboard.questions.Questions;

/// What people read about a held post that somebody has decided about: whoever decided, the other
/// moderators under the mail that asked them, and the author.
final class VerdictMails {
    private final Questions questions;

    VerdictMails(Questions questions) {
        this.questions = questions;
    }

    /// What a word has led to, to whoever said it by mail. Who said it at the command line has read it there.
    ///
    /// @param open whether a reply can still change something
    Optional<Effect> receipt(Word word, String template, boolean open, Map<String, ?> more) {
        if (!word.byMail()) return Optional.empty();
        var to = new Mailbox("", EmailAddress.parse(word.by()).orElseThrow());
        var notice = Notice.to(to, word.list(), template).answering(word.messageId());
        return Optional.of(mail(word, notice, open, more));
    }

    /// The same to the others who moderate the list now.
    Optional<Effect> others(Word word, String template, boolean open, Map<String, ?> more) {
        var others = Moderation.moderators(word.list()).stream()
                .filter(one -> !one.address().toString().equals(word.by()))
                .toList();
        if (others.isEmpty()) return Optional.empty();
        var notice = Notice.toAll(others, word.list(), template)
                .answering(word.question().messageId());
        return Optional.of(mail(word, notice, open, more));
    }

    private Effect mail(Word word, Notice notice, boolean open, Map<String, ?> more) {
        var words = new HashMap<String, Object>(more);
        words.put("subject", word.subject());
        words.put("by", word.by());
        words.put("told", !word.post().robot());
        var filled = notice.filled(words);
        return new Effect.Notify(open ? filled.repliesTo(answers(word.list(), word.question())) : filled);
    }

    /// What has become of it, to the author. A machine is told nothing.
    static Optional<Effect> author(HeldPost post, MailingList list, String template, Map<String, ?> more) {
        if (post.robot()) return Optional.empty();
        var words = new HashMap<String, Object>(more);
        words.put("subject", Moderation.subject(post.subject()));
        return Optional.of(
                new Effect.Notify(Notice.to(post.author(), list, template).filled(words)));
    }

    /// That it still waits, to those who moderate the list now. It brings the message along where one of
    /// them has not got it yet.
    Optional<Effect> reminder(Handle tx, Question question, HeldPost post, MailingList list) {
        var moderators = Moderation.moderators(list);
        if (moderators.isEmpty()) return Optional.empty();
        var asked = questions.asked(tx, question.id()).stream()
                .map(Questions.Asked::address)
                .toList();
        var allHaveIt =
                moderators.stream().allMatch(one -> asked.contains(one.address().toString()));
        return Optional.of(new Effect.Notify(Notice.toAll(moderators, list, "held-reminder")
                .filled(Map.of(
                        "subject", Moderation.subject(post.subject()), "author", Moderation.shown(post.author())))
                .repliesTo(answers(list, question))
                .answering(question.messageId())
                .attaching(allHaveIt ? null : post.sourceId())));
    }

    private EmailAddress answers(MailingList list, Question question) {
        return questions.replyAddress(list, question.id());
    }
}
