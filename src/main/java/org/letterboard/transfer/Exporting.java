package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.db.Database;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;

/// Writes a list's posts as an mbox file (mboxrd), each byte for byte as it came in. One at a time is
/// in memory, and no transaction is open while somebody reads.
public final class Exporting {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Inbox inbox;
    private final Lists lists;
    private final Board board;

    public Exporting(Database database, Inbox inbox, Lists lists, Board board) {
        this.database = database;
        this.inbox = inbox;
        this.lists = lists;
        this.board = board;
    }

    /// Hands the file over in parts; answers how many posts it has. What is posted meanwhile is not
    /// among them.
    public long run(MailingList list, Consumer<byte[]> out) {
        var last = database.read(h -> lists.lastNumber(h, list));
        var count = 0L;
        var after = 0L;
        for (var posts = next(list, after); !posts.isEmpty(); posts = next(list, after)) {
            for (var post : posts) {
                if (post.number() > last) return count;
                out.accept(fromLine(post).getBytes(UTF_8));
                out.accept(Quoting.quoted(database.read(h -> Sources.read(h, post.sourceId()))));
                count++;
            }
            after = posts.getLast().number();
        }
        return count;
    }

    private List<Post> next(MailingList list, long after) {
        return database.read(h -> board.after(h, list.id(), after, AT_ONCE));
    }

    private String fromLine(Post post) {
        var mail = database.read(h -> inbox.find(h, post.inboxId()));
        var own = post.sentAs().equals(post.messageId()) || post.sentAs().endsWith("@archive.invalid>");
        return new FromLine(mail.flatMap(Arrived::sender).orElse(null), post.received(), own ? null : post.sentAs())
                        .write()
                + "\n";
    }
}
