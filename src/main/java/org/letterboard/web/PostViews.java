package org.letterboard.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Attached;
import org.letterboard.board.Post;
import org.letterboard.board.Shown;
import org.letterboard.display.Addressless;
import org.letterboard.display.Dates;
import org.letterboard.display.MailHtml;
import org.letterboard.display.PostText;
import org.letterboard.threading.ReplyOrder;
import org.letterboard.web.Entrance.Place;

/// Posts as the templates get them: text is escaped there, but for `body`, which is HTML that we made.
final class PostViews {
    // As many steps as a wide screen has room for; a phone shows fewer (style.css).
    private static final int DEEPEST = 6;

    private final Pages pages;
    private final Addressless addressless;

    PostViews(Pages pages, Addressless addressless) {
        this.pages = pages;
        this.addressless = addressless;
    }

    public record PostView(
            long number,
            String path,
            String author,
            String subject,
            String when,
            String iso,
            int depth,
            @Nullable PostView answers,
            boolean isLong,
            String body,
            List<PostFiles.PhotoLine> photos,
            List<PostFiles.FileLine> files) {}

    /// Those of a topic, each with the one that it answers.
    List<PostView> of(
            Place place, List<ReplyOrder.Line> lines, Map<Long, Shown> posts, List<Attached> files, String topic) {
        var views = new ArrayList<PostView>();
        var above = new HashMap<Integer, PostView>();
        for (var line : lines) {
            var shown = posts.get(line.entry().node());
            if (shown == null) continue;
            var view = one(place, shown, files, line.depth(), above.get(line.depth() - 1), topic);
            above.put(line.depth(), view);
            views.add(view);
        }
        return views;
    }

    /// @param topic the subject that stands above them
    PostView one(Place place, Shown shown, List<Attached> files, int depth, @Nullable PostView answers, String topic) {
        var post = shown.post();
        var path = place.path() + "/" + post.number();
        var blocks = shown.blocks();
        var own = files(post, path, files);
        // First the text: a picture that it shows is not shown again below.
        var body = body(shown, own);
        return new PostView(
                post.number(),
                path,
                addressless.line(post.author()),
                sameSubject(post.subject(), topic) ? "" : subject(post.subject()),
                dates(place).words(post.written()),
                post.written().toString(),
                Math.min(depth, DEEPEST),
                answers,
                blocks == null,
                body,
                own.photos(),
                own.files());
    }

    private PostFiles files(Post post, String path, List<Attached> all) {
        var own = all.stream().filter(file -> file.postId() == post.id()).toList();
        return new PostFiles(pages.base(), path, own, addressless);
    }

    private String body(Shown shown, PostFiles files) {
        var html = shown.html();
        var blocks = shown.blocks();
        if (blocks == null) return "";
        return html == null
                ? PostText.html(blocks, addressless)
                : MailHtml.clean(html, blocks, addressless, files::inText);
    }

    private static boolean sameSubject(String subject, String topic) {
        return bare(subject).equalsIgnoreCase(bare(topic));
    }

    private static String bare(String subject) {
        var text = subject.strip();
        while (text.regionMatches(true, 0, "re:", 0, 3))
            text = text.substring(3).strip();
        return text;
    }

    String subject(String subject) {
        var line = addressless.line(subject);
        return line.isEmpty() ? "(no subject)" : line;
    }

    static Dates dates(Place place) {
        return new Dates(place.list().policy().zone(), place.list().policy().language());
    }
}
