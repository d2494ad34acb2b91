package org.letterboard.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.display.Addressless;
import org.letterboard.pictures.Bare;
import org.letterboard.pictures.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Attachments: files to keep, never something that the browser opens in our name. Of a picture there is a copy to
/// show, and that copy is what people get of a JPEG, too, unless the list gives out originals: cameras write into these
/// where they were. PNG and WebP come without what is written beside their pixels.
final class Downloads {
    private static final Logger log = LoggerFactory.getLogger(Downloads.class);

    // Bytes on the disk that wait for slow readers.
    private static final int ROOM = 256 << 20;
    // What a browser may know the type of; everything else is only bytes to it.
    private static final Set<String> TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf");

    private final Board board;
    private final Entrance entrance;
    private final Pages pages;
    private final Addressless addressless;
    private final Spool spool;
    private final Photos photos;
    private final Semaphore room = new Semaphore(ROOM);

    Downloads(Board board, Entrance entrance, Pages pages, Addressless addressless, Spool spool, Photos photos) {
        this.board = board;
        this.entrance = entrance;
        this.pages = pages;
        this.addressless = addressless;
        this.spool = spool;
        this.photos = photos;
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

    /// `GET /{list}/{number}/picture/{part}`
    Answer picture(Context ctx) {
        return entrance.into(
                ctx,
                place -> find(place)
                        .filter(found -> Photos.isShown(found.attached()))
                        .map(found -> picture(place, found))
                        .orElseGet(() -> entrance.nothing(place.signedIn())));
    }

    private Answer picture(Entrance.Place place, Found found) {
        var source = found.post().sourceId();
        var attached = found.attached();
        return new Answer.Picture(
                () -> photos.copy(source, attached),
                "p" + source + "-" + attached.part() + "-" + attached.size(),
                place.list().isPublic(),
                entrance.nothing(place.signedIn()));
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
        var originals = place.list().policy().originalPhotos();
        var isForAll = place.list().isPublic() && (originals || !Photos.mayTell(attached));
        if (!isForAll && !place.signedIn()) return entrance.logIn(place);
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
                () -> opened(found, originals, place.signedIn()),
                isForAll,
                () -> room.release(size),
                () -> entrance.logIn(place));
    }

    /// Empty where a stranger asks for what may tell where it was made, under a harmless name.
    private Optional<Answer.Opened> opened(Found found, boolean originals, boolean signedIn) {
        var file = spool.decoded(found.post().sourceId(), found.attached());
        try {
            if (!originals && !signedIn && Bare.mayTell(file)) {
                Files.delete(file);
                return Optional.empty();
            }
            if (originals || !Bare.canBe(file)) return Optional.of(Spool.opened(file));
            var copy = Picture.isJpeg(file)
                    ? photos.copy(found.post().sourceId(), found.attached())
                    : Optional.<Photos.Copy>empty();
            if (copy.isEmpty()) return Optional.of(Spool.opened(bare(file)));
            Files.delete(file);
            return copy.map(Photos.Copy::opened);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be opened", e);
        }
    }

    private Path bare(Path file) throws IOException {
        var bare = spool.fresh();
        try {
            if (!Bare.copy(file, bare)) log.debug("a picture is given out up to where it is broken");
            return bare;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(bare);
            throw failure;
        } finally {
            Files.delete(file);
        }
    }
}
