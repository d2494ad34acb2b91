package org.letterboard.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Board;
import org.letterboard.board.Changes;
import org.letterboard.db.Bell;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.reading.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Search on this node: one thread keeps the index, all others ask it. What breaks here stops nothing else; it is made
/// anew, and whoever searches meanwhile is told so.
public final class Search implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Search.class);

    // A post is to be found within two seconds. One small query; a bell at each post would wake us no sooner under
    // load, and index one post at a time.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration TELL = Duration.ofSeconds(1);

    private final Path folder;
    private final Database database;
    private final Lists lists;
    private final Changes changes = new Changes();
    private final Documents documents;
    private final Bell bell = new Bell();
    private final Queue<Rebuild> asked = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Open open;
    private volatile boolean suspect;
    private volatile boolean closing;
    private volatile boolean troubled;
    private @Nullable Thread thread;

    private record Open(OpenIndex index, Follower follower) {}

    /// @param folder of the index, and of nothing else
    public Search(Path folder, Database database, Lists lists, Board board, Addressless addressless) {
        this.folder = folder;
        this.database = database;
        this.lists = lists;
        this.documents = new Documents(board, addressless);
    }

    /// Opens the index, or makes it, in a thread of its own.
    public synchronized void start() {
        thread = Thread.ofPlatform().name("search").start(this::loop);
    }

    private void loop() {
        while (!closing) bell.await(look() ? LOOK_AGAIN : AFTER_TROUBLE);
        end();
    }

    /// The one catch-all; false where something did not work.
    private boolean look() {
        try {
            var now = opened();
            if (suspect) {
                now.index().verify();
                suspect = false;
            }
            work(now);
            troubled = false;
            return true;
        } catch (IOException | RuntimeException trouble) {
            return hear(trouble);
        }
    }

    private Open opened() throws IOException {
        var now = open;
        if (now != null) return now;
        var index = OpenIndex.open(folder);
        now = new Open(index, new Follower(database, lists, changes, documents, index));
        open = now;
        index.verify();
        if (index.lists().isEmpty()) log.info("the search index is missing or of another version, and is made now");
        return now;
    }

    private void work(Open now) throws IOException {
        var rebuild = asked.peek();
        if (rebuild != null) now.follower().forget(rebuild.list());
        now.follower().follow();
        if (rebuild == null || closing) return;
        now.index().commit();
        asked.remove();
        rebuild.done().complete(true);
    }

    private boolean hear(Exception trouble) {
        if (trouble instanceof RuntimeException failure && database.passes(failure)) {
            if (!troubled) log.warn("search waits for the database why=\"{}\"", trouble.getMessage());
            troubled = true;
            return false;
        }
        shut();
        if (isBroken(trouble)) {
            log.warn("the search index is broken, and is made anew why=\"{}\"", trouble.toString());
            return wipe();
        }
        if (!troubled) log.error("search does not work for now, tried again", trouble);
        troubled = true;
        return false;
    }

    private boolean wipe() {
        try {
            OpenIndex.wipe(folder);
            suspect = false;
            // One that breaks again and again is not made again at once.
            var isFirst = !troubled;
            troubled = true;
            return isFirst;
        } catch (IOException failure) {
            log.error("the broken search index cannot be removed folder={}", folder, failure);
            return false;
        }
    }

    private static boolean isBroken(Throwable trouble) {
        return switch (trouble) {
            case CorruptIndexException _,
                    IndexFormatTooOldException _,
                    IndexFormatTooNewException _,
                    EOFException _,
                    FileNotFoundException _,
                    NoSuchFileException _ -> true;
            default -> {
                var cause = trouble.getCause();
                yield cause != null && isBroken(cause);
            }
        };
    }

    /// Whether the index could not be opened, followed or written just now.
    public boolean isTroubled() {
        return troubled;
    }

    /// The posts of these lists that are wanted, a page of them.
    public Found find(Wanted wanted, Collection<MailingList> among, Page page) {
        var now = open;
        if (now == null) return Found.notYet(Progress.NONE);
        var progress = now.follower().progress();
        if (wanted.isEmpty() || among.isEmpty()) return Found.nothing(progress);
        var query = Queries.of(wanted, among);
        if (query.isEmpty()) return Found.nothing(progress);
        try {
            return now.index().search(searcher -> Hits.of(searcher, query.get(), page, progress));
        } catch (AlreadyClosedException madeAnew) {
            return Found.notYet(progress);
        } catch (IOException | RuntimeException failure) {
            // Whoever asked is told to come again; whether the index is at fault is found out by its own thread.
            log.warn("a search failed, so the index is checked", failure);
            suspect = true;
            bell.ring();
            return Found.notYet(progress);
        }
    }

    /// Makes the index anew, or a list's part of it, and returns when that is done. Without a gateway that runs, here
    /// and now.
    ///
    /// @param tell hears from time to time how far it is
    /// @throws IOException where it did not work, or the gateway ends
    public void rebuild(Optional<MailingList> list, Consumer<Progress> tell) throws IOException {
        var alone = startAlone();
        try {
            var rebuild = Rebuild.of(list.map(MailingList::id).orElse(null));
            asked.add(rebuild);
            bell.ring();
            await(rebuild, tell);
        } finally {
            if (alone) close();
        }
    }

    private synchronized boolean startAlone() {
        if (thread != null) return false;
        start();
        return true;
    }

    private void await(Rebuild rebuild, Consumer<Progress> tell) throws IOException {
        while (true) {
            try {
                rebuild.done().get(TELL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException underWay) {
                if (closing) throw new IOException("the gateway ends", underWay);
                tell.accept(progress());
            } catch (ExecutionException failure) {
                throw new IOException(String.valueOf(failure.getCause()), failure);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a thread of ours", e);
            }
        }
    }

    /// The words of a post that can be found: those of its writer, without what they quoted.
    public static String ownWords(List<Block> blocks) {
        return Documents.ownWords(blocks);
    }

    /// How far the index is.
    public Progress progress() {
        var now = open;
        return now == null ? Progress.NONE : now.follower().progress();
    }

    private void end() {
        try {
            var now = open;
            if (now != null) now.index().commit();
        } catch (IOException | RuntimeException failure) {
            log.warn("the newest part of the search index is lost, and made again at the next start", failure);
        }
        shut();
        for (var rebuild = asked.poll(); rebuild != null; rebuild = asked.poll())
            rebuild.done().completeExceptionally(new IOException("the gateway ends"));
    }

    private void shut() {
        var now = open;
        open = null;
        if (now == null) return;
        try {
            now.index().close();
        } catch (IOException | RuntimeException failure) {
            log.warn("the search index could not be closed why=\"{}\"", failure.toString());
        }
    }

    /// Writes what is not yet on the disk, and ends. Before the database does.
    @Override
    public void close() {
        var running = thread;
        if (running == null) return;
        closing = true;
        var now = open;
        if (now != null) now.follower().stop();
        bell.ring();
        try {
            running.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
