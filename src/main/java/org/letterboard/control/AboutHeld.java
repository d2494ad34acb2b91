package org.letterboard.control;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letterboard.held.HeldPost;
import org.letterboard.inbox.MailId;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.MailingList;
import org.letterboard.questions.Answer.No;
import org.letterboard.questions.Answer.Undo;
import org.letterboard.questions.Answer.Yes;
import org.letterboard.reading.Reading;

/// `held`. A held post goes by the id of its message, as everywhere else; only a message that is held on
/// two lists needs the list, too.
final class AboutHeld {
    private final Rooms rooms;
    private final Finding finding;
    private final HeldWords words;

    AboutHeld(Rooms rooms) {
        this.rooms = rooms;
        this.finding = new Finding(rooms);
        this.words = new HeldWords(rooms);
    }

    /// @param name of a list; empty for all
    int show(String name, Answer answer) {
        var list = name.isEmpty() ? Optional.<MailingList>empty() : rooms.list(name, answer);
        if (!name.isEmpty() && list.isEmpty()) return 1;
        var posts = rooms.database().read(h -> rooms.held().undecided(h)).stream()
                .filter(post -> list.isEmpty() || post.listId() == list.get().id())
                .toList();
        if (posts.isEmpty()) {
            answer.line("Nothing is held" + list.map(l -> " on " + l.name()).orElse("") + ".");
            return 0;
        }
        answer.line(Rooms.count(posts.size(), "post") + (posts.size() == 1 ? " is" : " are") + " held:");
        posts.forEach(post -> line(post, answer));
        answer.line("To read one: letterboard held show ID. To decide: letterboard held approve ID, or letterboard held"
                + " reject ID REASON.");
        return 0;
    }

    private void line(HeldPost post, Answer answer) {
        answer.line("  " + MailId.text(post.inboxId()) + "  " + words.list(post) + "  " + rooms.time(post.at()) + "  "
                + HeldWords.author(post) + "  \"" + post.subject() + "\"");
        answer.line("      " + post.why());
        answer.line("      it " + words.state(post));
    }

    int text(String id, String list, Answer answer) {
        var found = one(id, list, answer);
        if (found.isEmpty()) return 1;
        var post = found.get();
        line(post, answer);
        var letter = Reading.read(rooms.database().read(h -> Sources.read(h, post.sourceId())));
        answer.line("");
        answer.line(letter.text().stripTrailing());
        if (!letter.attachments().isEmpty())
            answer.line("\nWith " + Rooms.count(letter.attachments().size(), "file") + ": "
                    + letter.attachments().stream().map(file -> file.name()).collect(joining(", ")));
        return 0;
    }

    int approve(String id, String list, Answer answer) {
        return one(id, list, answer)
                .map(post -> decided(post, rooms.deciding().decide(post.id(), new Yes()), answer))
                .orElse(1);
    }

    int reject(String id, String list, String reason, Answer answer) {
        return one(id, list, answer)
                .map(post -> decided(post, rooms.deciding().decide(post.id(), new No(reason)), answer))
                .orElse(1);
    }

    int undo(String id, String list, Answer answer) {
        return one(id, list, answer)
                .map(post -> decided(post, rooms.deciding().decide(post.id(), new Undo()), answer))
                .orElse(1);
    }

    /// Says how it stands now, whoever has decided.
    private int decided(HeldPost post, boolean done, Answer answer) {
        var now = rooms.database().read(h -> rooms.held().find(h, post.id())).orElseThrow();
        var says = "\"" + now.subject() + "\" " + words.state(now) + ".";
        if (!done) return answer.refuse("Nothing has changed: " + says);
        rooms.database().sync();
        answer.line(says);
        return 0;
    }

    private Optional<HeldPost> one(String id, String list, Answer answer) {
        var mails = finding.mails(id);
        if (mails.isEmpty()) {
            answer.refuse(Finding.nothing(id));
            return Optional.empty();
        }
        var posts = byList(mails);
        if (!list.isEmpty()) posts.keySet().removeIf(name -> !name.equalsIgnoreCase(list));
        if (posts.size() == 1) return posts.values().stream().findFirst();
        answer.refuse(
                posts.isEmpty()
                        ? "Message " + id + " was never held" + (list.isEmpty() ? "" : " on " + list)
                                + "; see: letterboard why " + id
                        : "Message " + id + " is held on several lists: " + String.join(", ", posts.keySet())
                                + ". Say which one with --list.");
        return Optional.empty();
    }

    /// The last one on each list: what has found its place may be held once more.
    private Map<String, HeldPost> byList(List<Long> mails) {
        var posts = new LinkedHashMap<String, HeldPost>();
        for (var mail : mails)
            for (var post : rooms.database().read(h -> rooms.held().ofMail(h, mail))) posts.put(words.list(post), post);
        return posts;
    }
}
