package org.letterboard.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.display.Addressless;
import org.letterboard.reading.Attachment;

/// Attachments: always files to keep, never something that the browser opens in our name. Each is decoded into a file
/// without a name, since whoever fetches it may be slow.
final class Downloads {
    private static final String SPOOL_ENDING = ".download";
    // Bytes on the disk that wait for slow readers.
    private static final int ROOM = 256 << 20;
    // What a browser may know the type of; everything else is only bytes to it.
    private static final Set<String> TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf");

    private final Board board;
    private final Entrance entrance;
    private final Pages pages;
    private final Addressless addressless;
    private final Messages messages;
    private final Path folder;
    private final Semaphore room = new Semaphore(ROOM);

    /// @param folder for files that live as long as their download
    Downloads(Board board, Entrance entrance, Pages pages, Addressless addressless, Messages messages, Path folder) {
        this.board = board;
        this.entrance = entrance;
        this.pages = pages;
        this.addressless = addressless;
        this.messages = messages;
        this.folder = folder;
    }

    /// Removes what a process that was killed has left.
    void start() throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, "*" + SPOOL_ENDING)) {
            for (var file : left) Files.deleteIfExists(file);
        }
    }

    /// Mails, cards and invitations are full of addresses, which the board shows nobody.
    static boolean isOffered(Attached attached) {
        var type = attached.type();
        return !type.startsWith("message/")
                && !type.startsWith("multipart/")
                && !Set.of("text/vcard", "text/x-vcard", "text/directory", "text/calendar", "text/rfc822-headers")
                        .contains(type);
    }

    /// `GET /{list}/{number}/attachment/{part}/{name}`; the name is for people and decides nothing.
    Answer file(Context ctx) {
        return entrance.into(
                ctx,
                place -> find(place)
                        .map(found -> answer(place, found))
                        .orElseGet(() -> entrance.nothing(place.signedIn())));
    }

    private record Found(Post post, Attached attached) {}

    private Optional<Found> find(Entrance.Place place) {
        var number = Entrance.number(place.ctx().pathParam("number"));
        var part = place.ctx().pathParam("part");
        if (number.isEmpty()) return Optional.empty();
        return board.post(place.handle(), place.list().id(), number.getAsLong())
                .flatMap(post -> board.attachedTo(place.handle(), List.of(post.id())).stream()
                        .filter(a -> part.equals(Integer.toString(a.part())) && isOffered(a))
                        .findFirst()
                        .map(a -> new Found(post, a)));
    }

    private Answer answer(Entrance.Place place, Found found) {
        var attached = found.attached();
        var size = Math.clamp(attached.size(), 0, ROOM);
        if (!room.tryAcquire(size))
            return pages.message(
                    503,
                    place.signedIn(),
                    "One moment",
                    "Many people fetch files just now. Please try again in a minute.");
        return new Answer.Download(
                addressless.line(attached.name()),
                TYPES.contains(attached.type()) ? attached.type() : "application/octet-stream",
                () -> messages.with(found.post().sourceId(), raw -> decode(raw, attached)),
                place.list().isPublic(),
                () -> room.release(size));
    }

    private Answer.Opened decode(byte[] raw, Attached attached) {
        try (var in = Attachment.open(raw, attached.part()).orElseThrow()) {
            var file = Files.createTempFile(folder, "", SPOOL_ENDING);
            try (var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return new Answer.Opened(Files.size(file), opened(file));
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be decoded", e);
        }
    }

    private static InputStream opened(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
