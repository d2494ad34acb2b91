package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.db.Database;
import org.letterboard.inbox.Arrived;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;

/// Writes a list's posts as an mbox file (mboxrd), each byte for byte as it came in. None is
/// held whole in memory, and no transaction is open while somebody reads.
public final class Exporting {
    private static final int AT_ONCE = 200;
    private static final int BUFFER = 64 * 1024;

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

    /// Writes the file; answers how many posts it has. What is posted meanwhile is not among them.
    public long run(MailingList list, OutputStream to) throws IOException {
        var out = new BufferedOutputStream(to, BUFFER);
        var last = database.read(h -> lists.lastNumber(h, list));
        var count = 0L;
        var posts = next(list, 0);
        while (!posts.isEmpty() && posts.getFirst().number() <= last) {
            for (var post : posts) {
                if (post.number() > last) break;
                out.write(fromLine(post).getBytes(UTF_8));
                write(post.sourceId(), out);
                count++;
            }
            posts = next(list, posts.getLast().number());
        }
        out.flush();
        return count;
    }

    private void write(long source, OutputStream out) throws IOException {
        var size = database.read(h -> Sources.size(h, source));
        var quoted = new Quoted(out);
        Sources.copy(database, source, 0, size, quoted);
        quoted.end();
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
