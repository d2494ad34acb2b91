package org.letterboard.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.board.NewPost;
import org.letterboard.board.Post;
import org.letterboard.db.Database;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.reading.Block;
import org.letterboard.threading.Threading;

/// Fills a board by the board's own code, without the mail around it: for an archive that would take too long to send.
public record Filling(Database database, Lists lists, Members members, Board board) {
    private static final Instant FIRST = Instant.parse("2020-01-01T10:00:00Z");

    /// @param id      of the message
    /// @param answers the id of the message above it, or one that is not here, or none
    public record Letter(String id, List<String> answers, String author, String subject, String text) {}

    /// Puts a post on the board, an hour after the one before; answers its id.
    public long post(Handle tx, MailingList list, Letter letter) {
        var number = lists.lock(tx, list) + 1;
        lists.give(tx, list, number);
        var place = Threading.place(
                letter.id(), letter.answers(), List.of(), board.forest(tx, list.id()), database::nextId);
        var address =
                EmailAddress.parse(letter.author().toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.net");
        var author = members.findOrAdd(tx, new Mailbox(letter.author(), address.orElseThrow()));
        var written = FIRST.plus(Duration.ofHours(number));
        var source = database.nextId();
        Sources.write(tx, source, new Content.InMemory("\r\n".getBytes(UTF_8)));
        tx.execute(
                "insert into inbox (id, source_id, door, peer, helo, tls, recipients, utf8, received)"
                        + " values (?, ?, 'test', '', '', '', '', false, ?)",
                source,
                source,
                written);
        var post = new Post(
                place.node().id(),
                list.id(),
                number,
                place.topic(),
                source,
                source,
                letter.id(),
                "<" + number + "@sent.example>",
                author.id(),
                letter.author(),
                letter.subject(),
                written,
                written);
        var blocks = List.of(new Block(Block.Kind.TEXT, letter.text()));
        board.add(tx, new NewPost(post, place, new byte[] {1}, blocks, null, List.of(), null));
        return post.id();
    }
}
