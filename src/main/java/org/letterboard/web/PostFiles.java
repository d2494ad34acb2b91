package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Attached;
import org.letterboard.display.Addressless;

/// What came with one post: pictures in its text, photos below it, and files to keep.
final class PostFiles {
    // Bytes. What stands in the text of a mail that we show as words, and is smaller, is a logo and no photo.
    private static final int SMALLEST_PHOTO = 15_000;

    private final String base;
    private final String post;
    private final List<Attached> all;
    private final Addressless addressless;
    // Parts that the text shows already.
    private final Set<Integer> inText = new HashSet<>();

    /// @param path null where it is not given out
    /// @param heic most browsers cannot show it
    public record FileLine(@Nullable String path, String name, String size, boolean heic) {}

    /// @param path of the file to keep
    public record PhotoLine(String path, String picture, String name) {}

    /// @param base what stands in front of our paths, mostly nothing
    /// @param post the path of the post
    PostFiles(String base, String post, List<Attached> all, Addressless addressless) {
        this.base = base;
        this.post = post;
        this.all = all;
        this.addressless = addressless;
    }

    /// The path of the picture that the text shows by this id, which may be written as in an address (`%40`).
    Optional<String> inText(String contentId) {
        for (var file : all) {
            var id = file.contentId();
            if (id == null || !Photos.isShown(file)) continue;
            if (!id.equals(contentId) && !id.equals(contentId.replace("%40", "@"))) continue;
            inText.add(file.part());
            return Optional.of(base + picture(file));
        }
        return Optional.empty();
    }

    List<PhotoLine> photos() {
        return all.stream()
                .filter(file -> isPhoto(file) && !inText.contains(file.part()))
                .map(file -> new PhotoLine(path(file), picture(file), addressless.line(file.name())))
                .toList();
    }

    List<FileLine> files() {
        return all.stream()
                .filter(file -> !isPhoto(file) && !inText.contains(file.part()))
                .map(file -> new FileLine(
                        Downloads.isOffered(file) ? path(file) : null,
                        addressless.line(file.name()),
                        size(file.size()),
                        Photos.isHeic(file)))
                .toList();
    }

    private static boolean isPhoto(Attached file) {
        return Photos.isShown(file) && (file.contentId() == null || file.size() >= SMALLEST_PHOTO);
    }

    private String picture(Attached file) {
        return post + "/picture/" + file.part();
    }

    private String path(Attached file) {
        var name = URLEncoder.encode(addressless.line(file.name()), UTF_8).replace("+", "%20");
        return post + "/attachment/" + file.part() + "/" + name;
    }

    private static String size(long bytes) {
        if (bytes < 1_000) return bytes + (bytes == 1 ? " byte" : " bytes");
        return bytes < 1_000_000 ? bytes / 1_000 + " KB" : bytes / 1_000_000 + " MB";
    }
}
