package org.letterboard.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect.Publish;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Head;
import org.letterboard.threading.Forest;
import org.letterboard.threading.Kinship;
import org.letterboard.threading.Placement;
import org.letterboard.threading.Threading;

/// Where a message belongs: below the post that somebody or something has named for it, below what its headers name,
/// or, where they name nothing that is here, below the post that Outlook knows, or that it seems to answer.
final class Places {
    private final Database database;
    private final String domain;
    private final Board board;

    Places(Database database, String domain, Board board) {
        this.database = database;
        this.domain = domain;
        this.board = board;
    }

    /// @param why how the topic was found without the headers' help, in words; empty for most
    record Place(Placement placement, Optional<String> why) {}

    /// @param id      of the message in the forest
    /// @param written by its author
    Place of(Handle tx, Publish publish, String id, Instant written, boolean archived) {
        var list = publish.list().id();
        var forest = board.forest(tx, list);
        if (publish.parent() != null) {
            var parent = board.idOf(tx, publish.parent()).filter(other -> !other.equals(id));
            if (parent.isPresent()) return place(forest, id, List.of(), List.of(parent.get()), Optional.empty());
        }
        var head = publish.message().letter().head();
        var references = known(tx, list, forest, head.references(), archived);
        var inReplyTo = known(tx, list, forest, head.inReplyTo(), archived);
        var kin = Threading.isLost(id, references, inReplyTo, forest)
                ? byIndex(tx, list, head).or(() -> kin(tx, publish, written))
                : Optional.<Kinship.Found>empty();
        return place(
                forest,
                id,
                kin.map(found -> found.above(references)).orElse(references),
                inReplyTo,
                kin.map(Kinship.Found::why));
    }

    private Place place(
            Forest forest, String id, List<String> references, List<String> inReplyTo, Optional<String> why) {
        return new Place(Threading.place(id, references, inReplyTo, forest, database::nextId), why);
    }

    private Optional<Kinship.Found> byIndex(Handle tx, long list, Head head) {
        return Optional.ofNullable(head.threadIndex())
                .flatMap(field -> ThreadIndex.answered(field, number -> board.post(tx, list, number)))
                .flatMap(post -> board.idOf(tx, post.id()))
                .map(above -> new Kinship.Found(above, "its Thread-Index"));
    }

    private Optional<Kinship.Found> kin(Handle tx, Publish publish, Instant written) {
        var letter = publish.message().letter();
        var subject = BaseSubject.of(letter.subject());
        var answer = new Kinship.Answer(
                subject.text(),
                subject.isReply(),
                publish.author().id(),
                written,
                letter.body().quotedOnce());
        return new Kinship(board.recent(tx, publish.list().id(), subject.key())).parentOf(answer);
    }

    /// The ids as the forest has them: it knows a message by the id that it came with, and not by the one that we sent.
    private List<String> known(Handle tx, long list, Forest forest, List<String> ids, boolean archived) {
        return ids.stream()
                .map(id -> mayBeOurs(forest, id, archived)
                        ? board.idBehind(tx, list, id).orElse(id)
                        : id)
                .toList();
    }

    /// Whether an id may be one that we made, for which the forest has the one that came. Another gateway may have made
    /// what is in an archive.
    private boolean mayBeOurs(Forest forest, String id, boolean archived) {
        return archived ? !isPost(forest, id) : isOurs(id);
    }

    private static boolean isPost(Forest forest, String id) {
        var node = forest.named(Set.of(id)).get(id);
        return node != null && !node.ghost();
    }

    private boolean isOurs(String id) {
        return id.regionMatches(true, id.length() - domain.length() - 2, "@" + domain, 0, domain.length() + 1);
    }
}
