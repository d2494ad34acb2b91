package org.letterboard.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.async.FilePathAsync;

/// The disk under databases of H2, which can be held: what is written waits, and the file stays as it would be if the
/// process were killed then. H2 makes it, and so it is public.
public final class HeldFiles extends FilePathWrapper {
    private static volatile Hold hold = new Hold("", 0);

    static {
        hold.close();
    }

    static void begin() {
        FilePath.register(new HeldFiles());
    }

    static void end() {
        FilePath.register(new FilePathAsync());
    }

    /// Holds all files in this folder after so many more writes.
    static Hold hold(Path folder, int writes) {
        hold = new Hold(folder.toString(), writes);
        return hold;
    }

    /// A disk that is held until this is closed.
    static final class Hold implements AutoCloseable {
        private final String folder;
        private final AtomicInteger left;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        private Hold(String folder, int writes) {
            this.folder = folder;
            this.left = new AtomicInteger(writes);
        }

        /// Returns when a write waits.
        void awaitWrite() throws InterruptedException {
            if (!reached.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("nothing was written");
        }

        private void pass(String file) throws IOException {
            if (over.getCount() == 0 || !file.contains(folder) || left.getAndDecrement() > 0) return;
            reached.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        void letGo() {
            over.countDown();
        }

        @Override
        public void close() {
            letGo();
        }
    }

    @Override
    public String getScheme() {
        return "async";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new HeldFile(getBase().toString(), getBase().open(mode));
    }

    // As H2's own files are: reads go on while a write waits.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class HeldFile extends FileBaseDefault {
        private final String name;
        private final FileChannel file;

        HeldFile(String name, FileChannel file) {
            this.name = name;
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            hold.pass(name);
            return file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
