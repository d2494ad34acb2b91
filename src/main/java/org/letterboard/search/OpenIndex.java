package org.letterboard.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

/// The index on the disk. One thread writes; any may search what was there at the last [#refresh]. Read through
/// ordinary files and not mapped into memory, where it would count as ours; a read there must not be interrupted, as
/// nothing here is.
final class OpenIndex implements AutoCloseable {
    // Raised with each change of what Documents or Words make of a post: an index of another number is made anew.
    private static final String FORMAT = "1";
    private static final String FORMAT_KEY = "format";
    private static final double BUFFER_MEGABYTES = 4;

    // It would say at each start that search in vectors could be faster; we have none. Kept, since a logger that nobody
    // holds forgets its level.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<Long, Mark> marks;
    private boolean uncommitted;

    private OpenIndex(Directory directory, IndexWriter writer, Map<String, String> data) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new WithoutCache());
        this.marks = new HashMap<>(Mark.read(data));
    }

    /// Opens the index in `folder`; one that is missing or of another format begins empty.
    ///
    /// @throws IOException where it is broken, or the disk does not do its work
    static OpenIndex open(Path folder) throws IOException {
        VECTORS.setLevel(Level.OFF);
        var directory = new NIOFSDirectory(folder);
        @Nullable IndexWriter writer = null;
        try {
            var data = data(directory);
            var isOurs = FORMAT.equals(data.get(FORMAT_KEY));
            writer = new IndexWriter(directory, config(isOurs));
            return new OpenIndex(directory, writer, isOurs ? data : Map.of());
        } catch (IOException | RuntimeException failure) {
            // Another try has to find the folder unlocked.
            if (writer != null) writer.rollback();
            directory.close();
            // What can be opened and not understood is no index of ours either.
            if (failure instanceof RuntimeException)
                throw new CorruptIndexException(String.valueOf(failure.getMessage()), folder.toString(), failure);
            throw failure;
        }
    }

    private static Map<String, String> data(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory)
                ? SegmentInfos.readLatestCommit(directory).getUserData()
                : Map.of();
    }

    private static IndexWriterConfig config(boolean isOurs) {
        var merging = new ConcurrentMergeScheduler();
        // The other core is for the doors.
        merging.setMaxMergesAndThreads(2, 1);
        return new IndexWriterConfig(new Fields())
                .setOpenMode(isOurs ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(merging)
                .setCommitOnClose(false);
    }

    /// Removes whatever stands in `folder`, so that [#open] begins empty.
    static void wipe(Path folder) throws IOException {
        try (var directory = new NIOFSDirectory(folder)) {
            for (var file : directory.listAll())
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) directory.deleteFile(file);
        }
    }

    /// Reads all of it once.
    ///
    /// @throws IOException where its checksums are not right
    void verify() throws IOException {
        search(searcher -> {
            for (var leaf : searcher.getLeafContexts())
                if (leaf.reader() instanceof CodecReader segment) segment.checkIntegrity();
            return true;
        });
    }

    Set<Long> lists() {
        return Set.copyOf(marks.keySet());
    }

    @Nullable
    Mark mark(long list) {
        return marks.get(list);
    }

    void put(long post, Document document) throws IOException {
        writer.updateDocument(new Term(Fields.POST, Long.toString(post)), document);
    }

    void remove(long post) throws IOException {
        writer.deleteDocuments(new Term(Fields.POST, Long.toString(post)));
    }

    void mark(long list, Mark mark) {
        marks.put(list, mark);
        uncommitted = true;
    }

    /// Forgets all about a list, also how far it had come.
    void forget(long list) throws IOException {
        writer.deleteDocuments(new Term(Fields.LIST, Long.toString(list)));
        marks.remove(list);
        uncommitted = true;
    }

    /// From now on searches find what was written before.
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /// Writes everything to the disk, with the marks that it rests on. What came since the last one is gone after a
    /// crash, and followed once more.
    void commit() throws IOException {
        if (!uncommitted) return;
        var data = Mark.write(marks);
        data.put(FORMAT_KEY, FORMAT);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        uncommitted = false;
    }

    /// What a search does with a searcher.
    interface Work<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /// @throws org.apache.lucene.store.AlreadyClosedException where it was closed meanwhile
    <T> T search(Work<T> work) throws IOException {
        var searcher = searchers.acquire();
        try {
            return work.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /// Without a commit: who wants one asks before.
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    private static final class WithoutCache extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
            var searcher = new IndexSearcher(reader);
            // A few megabytes for nearly nothing: two people seldom ask for the same.
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
