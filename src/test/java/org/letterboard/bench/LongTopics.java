package org.letterboard.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the topics of 50 posts as a reader does, from one page of the list to the next older one.
final class LongTopics {
    private static final int ENOUGH = 200;
    private static final Pattern TOPIC = Pattern.compile("href=\"(/" + Library.LIST + "/topic/\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/" + Library.LIST + "\\?before=\\d+)\"");
    private static final String SIZE = MboxGenerator.LONG_TOPIC + " posts";

    private LongTopics() {}

    /// Their paths.
    static List<String> of(Library library, int posts) throws IOException {
        var found = new ArrayList<String>();
        var path = "/" + Library.LIST;
        for (var pages = 0; found.size() < ENOUGH && pages < posts; pages++) {
            var page = HttpConnection.page(library.webPort(), path);
            var topic = TOPIC.matcher(page);
            for (var more = topic.find(); more; ) {
                var link = topic.group(1);
                var from = topic.end();
                more = topic.find();
                if (page.substring(from, more ? topic.start() : page.length()).contains(">" + SIZE)) found.add(link);
            }
            var older = OLDER.matcher(page);
            if (!older.find()) break;
            path = older.group(1);
        }
        if (found.isEmpty()) throw new IOException("no topic of " + SIZE);
        return found;
    }
}
