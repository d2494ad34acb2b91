package org.letterboard.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.display.Addressless;
import org.letterboard.reading.Attachment;

/// Attachments: always files to keep, never something that the browser opens in our name.
final class Downloads {
    // Bytes that wait for slow readers; a whole message is not larger than this by default.
    private static final int ROOM = 64 << 20;
    // What a browser may know the type of; everything else is only bytes to it.
    private static final Set<String> TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf");

    private final Board board;
    private final Entrance entrance;
    private final Pages pages;
    private final Addressless addressless;
    private final BiFunction<Handle, Long, byte[]> source;
    private final Semaphore room = new Semaphore(ROOM);
    // One big message is read at a time.
    private final ReentrantLock reading = new ReentrantLock();

    Downloads(
            Board board,
            Entrance entrance,
            Pages pages,
            Addressless addressless,
            BiFunction<Handle, Long, byte[]> source) {
        this.board = board;
        this.entrance = entrance;
        this.pages = pages;
        this.addressless = addressless;
        this.source = source;
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
                        .map(found -> send(place, found))
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

    private Answer send(Entrance.Place place, Found found) {
        var bytes = read(place.handle(), found);
        if (bytes.isEmpty()) return entrance.nothing(place.signedIn());
        var size = Math.min(ROOM, bytes.get().length);
        if (!room.tryAcquire(size))
            return pages.message(
                    503,
                    place.signedIn(),
                    "One moment",
                    "Many people fetch files just now. Please try again in a minute.");
        var attached = found.attached();
        return new Answer.Download(
                addressless.line(attached.name()),
                TYPES.contains(attached.type()) ? attached.type() : "application/octet-stream",
                bytes.get(),
                place.list().isPublic(),
                () -> room.release(size));
    }

    private Optional<byte[]> read(Handle handle, Found found) {
        reading.lock();
        try {
            var raw = source.apply(handle, found.post().sourceId());
            var part = Attachment.open(raw, found.attached().part());
            if (part.isEmpty()) return Optional.empty();
            try (var in = part.get()) {
                return Optional.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be decoded", e);
        } finally {
            reading.unlock();
        }
    }
}
