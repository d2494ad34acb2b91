package org.letterboard.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.db.Wide;

/// Messages as they came in or as we wrote them, kept once and shared by whoever refers to them.
public final class Sources {

    // Below the longest value that H2 keeps in a row.
    static final int PIECE = 1_000_000;

    // What is larger lies in a table of its own.
    private static final int SMALL = 128 * 1024;

    private static final byte[] NOTHING = {};

    private Sources() {}

    /// Stores the bytes under `id`, in the caller's transaction.
    public static void write(Handle tx, long id, Content content) {
        try (var in = content.open()) {
            write(tx, id, content.size(), in);
        } catch (IOException e) {
            throw new UncheckedIOException("the spooled message cannot be read", e);
        }
    }

    /// Stores several messages under their ids.
    static void write(Handle tx, Map<Long, Content> contents) {
        var ids = new ArrayList<Long>();
        var pieces = new ArrayList<byte[]>();
        contents.forEach((id, content) -> {
            if (content.size() == 0 || !isSmall(content.size())) {
                write(tx, id, content);
            } else {
                ids.add(id);
                pieces.add(content.bytes());
            }
        });
        var sql = Statements.of(tx, SourcesSql.class);
        sql.insert(ids, pieces.stream().map(bytes -> (long) bytes.length).toList());
        sql.insertPieces(ids, 0, pieces);
        pieces.forEach(bytes -> Wide.passed(tx, bytes.length));
    }

    /// The same in many short transactions, for what nothing refers to yet: so a large message is never whole in
    /// memory.
    static void writePiecewise(Database database, long id, Content content) {
        var size = content.size();
        database.transact(tx -> Statements.of(tx, SourcesSql.class).insert(id, size));
        try (var in = content.open()) {
            var number = 0;
            for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE))
                writePiece(database, id, size, number++, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the spooled message cannot be read", e);
        }
    }

    private static void writePiece(Database database, long id, long size, int number, byte[] bytes) {
        database.transact(tx -> writePiece(tx, id, size, number, bytes));
    }

    private static void write(Handle tx, long id, long size, InputStream in) throws IOException {
        var sql = Statements.of(tx, SourcesSql.class);
        sql.insert(id, size);
        var piece = 0;
        for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE))
            writePiece(tx, id, size, piece++, bytes);
    }

    private static void writePiece(Handle tx, long id, long size, int number, byte[] bytes) {
        var sql = Statements.of(tx, SourcesSql.class);
        if (!isSmall(size)) sql.insertLarge(id, number, bytes);
        else sql.insertPiece(id, number, bytes);
        Wide.passed(tx, bytes.length);
    }

    /// The bytes as they were stored.
    public static byte[] read(Handle handle, long id) {
        var sql = Statements.of(handle, SourcesSql.class);
        var size = Math.toIntExact(sql.size(id));
        if (size <= PIECE) return size == 0 ? NOTHING : piece(handle, id, size, 0);
        var whole = new byte[size];
        for (int piece = 0, at = 0; at < size; piece++) {
            var bytes = piece(handle, id, size, piece);
            System.arraycopy(bytes, 0, whole, at, bytes.length);
            at += bytes.length;
        }
        return whole;
    }

    /// The bytes of small messages, by the order of their ids.
    static List<byte[]> readSmall(Handle handle, List<Long> ids) {
        var pieces = Statements.of(handle, SourcesSql.class).pieces(ids).stream()
                .collect(Collectors.toMap(Piece::sourceId, Piece::bytes));
        return ids.stream().map(id -> pieces.getOrDefault(id, NOTHING)).toList();
    }

    /// The one piece of a small message.
    record Piece(long sourceId, byte[] bytes) {}

    static boolean isSmall(long size) {
        return size <= SMALL;
    }

    /// Writes the bytes `[start, end)` of a message, a piece at a time and each read by itself: whoever takes them may
    /// be
    /// slow.
    public static void copy(Database database, long id, long start, long end, OutputStream out) throws IOException {
        var size = database.read(h -> size(h, id));
        for (var at = start; at < end; ) {
            var piece = (int) (at / PIECE);
            var bytes = database.read(h -> piece(h, id, size, piece));
            var from = (int) (at % PIECE);
            var length = (int) Math.min(end - at, bytes.length - from);
            out.write(bytes, from, length);
            at += length;
        }
    }

    private static byte[] piece(Handle handle, long id, long size, int number) {
        var sql = Statements.of(handle, SourcesSql.class);
        // A large one that an older program took in lies among the small ones.
        var apart = !isSmall(size) ? sql.large(id, number) : null;
        var bytes = apart == null ? sql.piece(id, number) : apart;
        Wide.passed(handle, bytes.length);
        return bytes;
    }

    public static long size(Handle handle, long id) {
        return Statements.of(handle, SourcesSql.class).size(id);
    }
}

interface SourcesSql {
    @SqlUpdate("insert into source (id, size) values (:id, :size)")
    void insert(long id, long size);

    @SqlBatch("insert into source (id, size) values (:id, :size)")
    void insert(List<Long> id, List<Long> size);

    @SqlBatch("insert into source_piece (source_id, piece, bytes) values (:id, :piece, :bytes)")
    void insertPieces(List<Long> id, int piece, List<byte[]> bytes);

    @SqlUpdate("insert into source_piece (source_id, piece, bytes) values (:id, :piece, :bytes)")
    void insertPiece(long id, int piece, byte[] bytes);

    @SqlUpdate("insert into source_large (source_id, piece, bytes) values (:id, :piece, :bytes)")
    void insertLarge(long id, int piece, byte[] bytes);

    @SqlQuery("select size from source where id = :id")
    long size(long id);

    @SqlQuery("select bytes from source_piece where source_id = :id and piece = :piece")
    @SingleValue
    byte[] piece(long id, int piece);

    /// A small message has one at most.
    @SqlQuery("select source_id, bytes from source_piece where source_id in (<ids>)")
    List<Sources.Piece> pieces(@BindList List<Long> ids);

    @SqlQuery("select bytes from source_large where source_id = :id and piece = :piece")
    @SingleValue
    byte @Nullable [] large(long id, int piece);
}
