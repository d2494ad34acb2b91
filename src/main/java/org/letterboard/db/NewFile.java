package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;

/// A file of H2 that is being made in a folder beside its place, and moved there when it is done.
final class NewFile implements NewDatabase {
    private static final String BESIDE = "unfinished";
    private static final String LOCK = "lock";
    private static final long MUCH = 4 * 1024 * 1024;

    private final Path folder;
    private final Path beside;
    private final FileChannel lock;
    private final H2File engine;
    private final Handle handle;
    private boolean open = true;
    private long unsynced;

    private NewFile(Path folder, Path beside, FileChannel lock) {
        this.folder = folder;
        this.beside = beside;
        this.lock = lock;
        this.engine = H2File.open(beside);
        this.handle = engine.jdbi().open();
        handle.execute(H2File.ROWS_AS_THEY_ARE_READ);
        engine.enter();
        handle.begin();
    }

    static NewFile begin(Path folder) {
        if (Files.exists(H2File.file(folder))) throw isThere(folder);
        var beside = folder.toAbsolutePath().resolve(BESIDE);
        try {
            Files.createDirectories(beside);
            var lock = lock(beside);
            // What somebody left who was broken off.
            empty(beside);
            return new NewFile(folder, beside, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + beside + " cannot be used", e);
        }
    }

    private static DatabaseUnusable isThere(Path folder) {
        return new DatabaseUnusable("there is a database already, and it is never overwritten: " + H2File.file(folder));
    }

    private static FileChannel lock(Path beside) throws IOException {
        var channel = FileChannel.open(beside.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException ours) {
            // The same as another process's.
        }
        channel.close();
        throw new DatabaseUnusable("another database is being made in " + beside + " at this moment");
    }

    private static void empty(Path beside) throws IOException {
        try (var files = Files.list(beside)) {
            for (var file : files.toList()) if (!file.endsWith(LOCK)) Files.delete(file);
        }
    }

    @Override
    public Handle handle() {
        return handle;
    }

    /// H2 writes in threads of its own, and keeps in memory what they have not come to: so we wait for them.
    @Override
    public void rest(long bytes) {
        handle.commit();
        engine.leave();
        unsynced += bytes;
        if (unsynced >= MUCH) {
            engine.sync();
            unsynced = 0;
        }
        engine.enter();
        handle.begin();
    }

    @Override
    public void finish() {
        handle.commit();
        closeEngine();
        var file = H2File.file(beside);
        try {
            try (var written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(file, H2File.file(folder));
            try (var names = FileChannel.open(folder)) {
                names.force(true);
            }
        } catch (FileAlreadyExistsException somebodyWasQuicker) {
            throw isThere(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the new database cannot be put into its place", e);
        }
    }

    private void closeEngine() {
        open = false;
        if (handle.isInTransaction()) handle.rollback();
        engine.leave();
        handle.close();
        engine.close();
    }

    @Override
    public void close() {
        if (open) closeEngine();
        try {
            empty(beside);
            Files.delete(beside.resolve(LOCK));
            Files.delete(beside);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + beside + " cannot be removed", e);
        }
    }
}
