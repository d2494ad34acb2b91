package org.letterboard.control;

import org.letterboard.held.HeldPost;
import org.letterboard.inbox.MailId;
import org.letterboard.lists.MailingList;
import org.letterboard.questions.Question;

/// Where a held post stands, in words.
final class HeldWords {
    private final Rooms rooms;

    HeldWords(Rooms rooms) {
        this.rooms = rooms;
    }

    String list(HeldPost post) {
        return rooms.lists().withId(post.listId()).map(MailingList::name).orElse("a closed list");
    }

    static String author(HeldPost post) {
        return post.name().isEmpty() ? post.address() : post.name() + " <" + post.address() + ">";
    }

    /// As the end of "It ...".
    String state(HeldPost post) {
        return switch (post.state()) {
            case WAITING ->
                "waits for a moderator of " + list(post) + " since " + rooms.time(post.at()) + ", "
                        + until(post, Question.Kind.POST);
            case ASKING ->
                "waits since " + rooms.time(post.at()) + " for its author, who was asked which message it"
                        + " answers, " + until(post, Question.Kind.ITEM);
            case APPROVED ->
                "was approved by " + post.decidedBy() + ", and goes out to " + list(post) + turn(post)
                        + "; to take it back: letterboard held undo " + MailId.text(post.inboxId());
            case PLACED -> "has found its place, and is decided about now";
            case DONE -> "has gone out to " + list(post) + decided(post, ", approved by ");
            case REJECTED ->
                "was rejected" + decided(post, " by ") + (post.words().isEmpty() ? "" : ": " + post.words());
            case EXPIRED -> "was not posted, since nobody decided in time or its list was closed";
        };
    }

    private String until(HeldPost post, Question.Kind kind) {
        return rooms.database()
                .read(h -> rooms.questions().findAbout(h, kind, post.id()))
                .map(question -> "until " + rooms.time(question.expires()))
                .orElse("without an end");
    }

    private String turn(HeldPost post) {
        var ready = rooms.database().read(h -> rooms.held().ready(h, post.id()));
        if (ready.isEmpty()) return " now";
        return " at " + rooms.time(ready.get().at())
                + (ready.get().tries() == 0
                        ? ""
                        : ", tried " + Rooms.count(ready.get().tries(), "time") + " in vain");
    }

    private String decided(HeldPost post, String by) {
        var at = post.decided();
        return at == null ? "" : by + post.decidedBy() + " at " + rooms.time(at);
    }
}
