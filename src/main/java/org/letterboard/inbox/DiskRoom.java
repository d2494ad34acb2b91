package org.letterboard.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the disk has room for more mail. Asked for each message: a glance costs a few microseconds.
public final class DiskRoom implements BooleanSupplier {

    private static final Logger log = LoggerFactory.getLogger(DiskRoom.class);

    private final Path folder;
    private final LongSupplier keepFree;
    private volatile boolean wasFull;

    /// @param keepFree bytes that must stay free
    public DiskRoom(Path folder, LongSupplier keepFree) {
        this.folder = folder;
        this.keepFree = keepFree;
    }

    /// Bytes that are free; 0 where that cannot be found out.
    public long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public boolean getAsBoolean() {
        try {
            var free = Files.getFileStore(folder).getUsableSpace();
            var full = free < keepFree.getAsLong();
            if (full != wasFull) {
                wasFull = full;
                if (full) log.warn("the disk is full, mail is refused for now free={}", free);
                else log.info("the disk has room again free={}", free);
            }
            return !full;
        } catch (IOException e) {
            log.warn("the disk cannot be looked at, mail is refused for now folder={}", folder, e);
            return false;
        }
    }
}
