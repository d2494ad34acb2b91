package org.letterboard.digest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Reading;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.db.Statements;
import org.letterboard.digest.Issue.Item;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.MailingList;

/// The digests that were sent, found again when somebody answers one.
final class Archive {
    // Readers of one letter have it in as many digests as there are marks; a handful covers nearly all of them.
    private static final int MOST_DIGESTS = 5;

    private final Tokens tokens;
    private final Board board;
    private final Gathering gathering;

    Archive(Tokens tokens, Board board) {
        this.tokens = tokens;
        this.board = board;
        this.gathering = new Gathering(board);
    }

    Optional<Digest> find(Handle handle, MailingList list, long id) {
        return Statements.of(handle, DigestSql.class).find(id).filter(digest -> digest.listId() == list.id());
    }

    /// The last digests that had this post.
    List<Digest> holding(Handle handle, Post post) {
        return Statements.of(handle, DigestSql.class).holding(post.listId(), post.number(), MOST_DIGESTS);
    }

    /// A digest's letters as they were numbered in it.
    List<Item> items(Handle handle, Digest digest) {
        Map<Long, Post> posts = board.between(handle, digest.listId(), digest.fromNumber(), digest.toNumber()).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
        var ordered = Statements.of(handle, DigestSql.class).items(digest.id()).stream()
                .map(id -> Objects.requireNonNull(posts.get(id)))
                .toList();
        return gathering.items(handle, ordered);
    }

    /// Digests to look for in a reply; the letters are numbered as in the first of them.
    Printed printed(Handle handle, MailingList list, List<Digest> digests, List<Item> items) {
        var places = new HashMap<Long, Integer>();
        for (var item : items) places.put(item.post().id(), item.place());
        ToIntFunction<String> place = token -> places.getOrDefault(post(list, token), Printed.FRAME);
        var printed = new Printed();
        for (var digest : digests) printed.add(Sources.read(handle, digest.sourceId()), items, place);
        return printed;
    }

    private long post(MailingList list, String token) {
        return switch (tokens.read(list.name(), token)) {
            case Reading.Valid(var purpose, var id, var _) -> purpose == Purpose.DIGEST_ITEM ? id : -1;
            case Reading.Expired(var purpose, var id, var _) -> purpose == Purpose.DIGEST_ITEM ? id : -1;
            case Reading.Forged() -> -1;
        };
    }
}
