package org.letterboard.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The board of a gateway that does not run, as one who asks the program sees it.
final class BoardReader {
    private BoardReader() {}

    /// A post where it stands.
    record Standing(String messageId, long topic) {}

    /// All posts, by list.
    static Map<String, List<Standing>> read(Site site, String... lists) {
        var all = new HashMap<String, List<Standing>>();
        site.with(app -> {
            for (var name : lists) {
                var list = app.lists().named(name).orElseThrow();
                var posts = new ArrayList<Standing>();
                app.database().read(h -> {
                    for (var topic : app.board().allTopics(h, list.id()))
                        for (var post : app.board().posts(h, topic.id()))
                            posts.add(new Standing(Objects.requireNonNull(post.messageId()), topic.id()));
                    return posts.size();
                });
                all.put(name, posts);
            }
        });
        return all;
    }
}
