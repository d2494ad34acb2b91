package org.letterboard.board;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.Block;
import org.letterboard.threading.Kinship;

/// The posts that a message may answer, as they are stored.
final class StoredRecent implements Kinship.Recent {
    // Who answers a text as long as this quotes it by its link.
    private static final int LONGEST_BODY = 60_000;

    private final BoardSql sql;
    private final long list;
    private final @Nullable Long subjectKey;

    StoredRecent(BoardSql sql, long list, @Nullable Long subjectKey) {
        this.sql = sql;
        this.list = list;
        this.subjectKey = subjectKey;
    }

    record Row(long id, String messageId, long topic, long author, Instant written) {}

    @Override
    public List<Kinship.Candidate> namesakes(int most) {
        return subjectKey == null
                ? List.of()
                : sql.namesakes(list, subjectKey, most).stream()
                        .map(this::candidate)
                        .toList();
    }

    @Override
    public List<Kinship.Candidate> latest(int most) {
        return sql.latest(list, most).stream().map(this::candidate).toList();
    }

    private Kinship.Candidate candidate(Row row) {
        return new Kinship.Candidate(row.messageId(), row.topic(), row.author(), row.written(), () -> words(row.id()));
    }

    private String words(long post) {
        return sql.shortBody(post, LONGEST_BODY).map(Blocks::read).orElse(List.of()).stream()
                .filter(block -> block.kind() == Block.Kind.TEXT)
                .map(Block::text)
                .collect(Collectors.joining());
    }
}
