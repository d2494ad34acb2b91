package org.letterboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.letterboard.board.Attached;
import org.letterboard.reading.Attachment;

/// Attachments as files without a name that live as long as a request, since whoever fetches one may be slow.
final class Spool {
    private static final String ENDING = ".download";

    private final Messages messages;
    private final Path folder;

    Spool(Messages messages, Path folder) {
        this.messages = messages;
        this.folder = folder;
    }

    /// Removes what a process that was killed has left.
    void start() throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : left) Files.deleteIfExists(file);
        }
    }

    /// Decodes an attachment of a source into a new file, which is whoever asks for it to remove.
    Path decoded(long source, Attached attached) {
        return messages.with(source, raw -> decode(raw, attached));
    }

    private Path decode(byte[] raw, Attached attached) {
        try (var in = Attachment.open(raw, attached.part()).orElseThrow()) {
            var file = fresh();
            try (var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be decoded", e);
        }
    }

    Path fresh() throws IOException {
        return Files.createTempFile(folder, "", ENDING);
    }

    /// The bytes of such a file, which is gone when they were read.
    static Answer.Opened opened(Path file) throws IOException {
        return new Answer.Opened(Files.size(file), removedAfter(file));
    }

    private static InputStream removedAfter(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
