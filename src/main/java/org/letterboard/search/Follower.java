package org.letterboard.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Changes;
import org.letterboard.board.Changes.Change;
import org.letterboard.db.Database;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings an open index up to what the database has, list after list. To make an index anew is to follow from the first
/// change on, so that both come to the same. Used by one thread.
final class Follower {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    // Read and held at once; a post has up to 60,000 letters.
    private static final int BATCH = 50;
    // Of one list before the next one has its turn: a long import keeps nobody's new post from being found.
    private static final int TURN = 20;
    // More than a busy minute: whoever searches meanwhile is told.
    private static final int FAR_BEHIND = 500;
    private static final long REFRESH = Duration.ofSeconds(1).toNanos();
    private static final long COMMIT = Duration.ofSeconds(30).toNanos();

    private final Database database;
    private final Lists lists;
    private final Changes changes;
    private final Documents documents;
    private final OpenIndex index;
    // Lists whose mark was compared with the database since the index was opened.
    private final Set<Long> compared = new HashSet<>();
    private long refreshed = System.nanoTime();
    private long committed = System.nanoTime();
    private boolean touched;
    private volatile Progress progress = Progress.NONE;
    private volatile boolean stopping;

    Follower(Database database, Lists lists, Changes changes, Documents documents, OpenIndex index) {
        this.database = database;
        this.lists = lists;
        this.changes = changes;
        this.documents = documents;
        this.index = index;
    }

    Progress progress() {
        return progress;
    }

    /// Lets [#follow] return soon.
    void stop() {
        stopping = true;
    }

    /// Returns when the index knows all that had happened, or when it is to stop.
    void follow() throws IOException {
        var behind = true;
        while (behind && !stopping) {
            behind = false;
            var last = database.read(changes::last);
            tell(last, progress.complete());
            for (var list : lists.all()) behind |= turn(list, last.getOrDefault(list.id(), 0L));
            tidy();
        }
        if (stopping) return;
        refresh();
        progress = new Progress(progress.all(), progress.all(), true);
    }

    /// Forgets one list or all of them, also those that are closed.
    void forget(@Nullable Long list) throws IOException {
        for (var each : list == null ? index.lists() : Set.of(list)) index.forget(each);
        touched = true;
        progress = new Progress(0, progress.all(), false);
    }

    private void tell(Map<Long, Long> last, boolean complete) {
        var done = 0L;
        var all = 0L;
        for (var list : lists.all()) {
            var mark = index.mark(list.id());
            done += mark == null ? 0 : mark.number();
            all += last.getOrDefault(list.id(), 0L);
        }
        progress = new Progress(done, all, complete && all - done <= FAR_BEHIND);
    }

    /// True where there is more to do for the list.
    private boolean turn(MailingList list, long last) throws IOException {
        var mark = mark(list, last);
        for (var batches = 0; mark.number() < last && batches < TURN && !stopping; batches++) {
            mark = batch(list.id(), mark, last);
            index.mark(list.id(), mark);
            touched = true;
            tidy();
        }
        return mark.number() < last;
    }

    private Mark mark(MailingList list, long last) throws IOException {
        var tongue = Tongue.of(list.policy().language());
        var mark = index.mark(list.id());
        if (mark != null && isGood(list, mark, tongue, last)) return mark;
        if (mark != null) index.forget(list.id());
        var start = Mark.start(tongue);
        index.mark(list.id(), start);
        return start;
    }

    private boolean isGood(MailingList list, Mark mark, Tongue tongue, long last) {
        if (mark.tongue() != tongue) {
            log.info("list={} is in another language now, and indexed anew", list.name());
            return false;
        }
        var isNew = compared.add(list.id());
        if (mark.number() <= last && (!isNew || mark.number() == 0 || isInDatabase(list, mark))) return true;
        log.warn(
                "the search index knew more of list={} than the database does, which was restored: indexed anew",
                list.name());
        return false;
    }

    private boolean isInDatabase(MailingList list, Mark mark) {
        return database.read(h -> changes.at(h, list.id(), mark.number()))
                .filter(mark::isOf)
                .isPresent();
    }

    private record Batch(List<Change> changes, Map<Long, Document> documents) {}

    private Mark batch(long list, Mark mark, long last) throws IOException {
        var until = Math.min(last, mark.number() + BATCH);
        var batch = database.read(h -> {
            var next = changes.between(h, list, mark.number(), until);
            return new Batch(next, documents.of(h, living(next), mark.tongue()));
        });
        // Somebody threw old changes away: there is nothing to follow here.
        if (batch.changes().isEmpty()) return new Mark(until, 0, null, mark.tongue());
        var written = new HashSet<Long>();
        for (var change : batch.changes()) {
            if (!written.add(change.postId())) continue;
            var document = batch.documents().get(change.postId());
            if (document == null) index.remove(change.postId());
            else index.put(change.postId(), document);
        }
        return mark.after(batch.changes().getLast());
    }

    /// The posts that are there after these changes, each once.
    private static List<Long> living(List<Change> changes) {
        var lastOf = new LinkedHashMap<Long, Change>();
        for (var change : changes) lastOf.put(change.postId(), change);
        var living = new ArrayList<Long>();
        for (var change : lastOf.values()) if (!change.isRemoval()) living.add(change.postId());
        return living;
    }

    private void tidy() throws IOException {
        var now = System.nanoTime();
        if (now - refreshed > REFRESH) refresh();
        if (now - committed > COMMIT) {
            index.commit();
            committed = now;
        }
    }

    private void refresh() throws IOException {
        if (touched) index.refresh();
        touched = false;
        refreshed = System.nanoTime();
    }
}
