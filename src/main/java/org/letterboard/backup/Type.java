package org.letterboard.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What stands in a column, in a form that all databases share. Those that our tables have; a migration that brings
/// another one adds it here.
enum Type {
    @JsonProperty("bigint")
    LONG(Types.BIGINT),
    @JsonProperty("integer")
    INT(Types.INTEGER),
    @JsonProperty("boolean")
    FLAG(Types.BOOLEAN),
    @JsonProperty("text")
    TEXT(Types.VARCHAR),
    @JsonProperty("bytes")
    BYTES(Types.BINARY),
    @JsonProperty("time")
    TIME(Types.TIMESTAMP_WITH_TIMEZONE),
    @JsonProperty("day")
    DAY(Types.DATE);

    private final int sql;

    Type(int sql) {
        this.sql = sql;
    }

    /// @param word as `information_schema` has it
    static Type of(String word, String column) {
        return switch (word) {
            case "bigint" -> LONG;
            case "integer" -> INT;
            case "boolean" -> FLAG;
            case "character varying" -> TEXT;
            case "binary varying", "bytea" -> BYTES;
            case "timestamp with time zone" -> TIME;
            case "date" -> DAY;
            default -> throw new IllegalStateException(column + " is a " + word + ", which no backup knows as yet");
        };
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        Object value = switch (this) {
            case LONG -> row.getLong(column);
            case INT -> row.getInt(column);
            case FLAG -> row.getBoolean(column);
            case TEXT -> row.getString(column);
            case BYTES -> row.getBytes(column);
            case TIME -> row.getObject(column, OffsetDateTime.class);
            case DAY -> row.getObject(column, LocalDate.class);
        };
        if (value == null || row.wasNull()) return null;
        return value instanceof String text ? sound(text) : value;
    }

    /// What no database but one, or no UTF-8, can hold: it becomes the replacement character.
    private static String sound(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) return mended(text);
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> mended.appendCodePoint(
                        c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\ufffd' : c));
        return mended.toString();
    }

    void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, sql);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            case Boolean flag -> statement.setBoolean(place, flag);
            case String text -> statement.setString(place, text);
            case byte[] bytes -> statement.setBytes(place, bytes);
            default -> statement.setObject(place, value);
        }
    }

    /// A 0 for none, or a 1 and the value.
    void write(DataOutput out, @Nullable Object value) throws IOException {
        out.writeBoolean(value != null);
        switch (value) {
            case null -> {}
            case Long number -> out.writeLong(number);
            case Integer number -> out.writeInt(number);
            case Boolean flag -> out.writeBoolean(flag);
            case String text -> write(out, text.getBytes(UTF_8));
            case byte[] bytes -> write(out, bytes);
            case OffsetDateTime time -> {
                out.writeLong(time.toEpochSecond());
                out.writeInt(time.getNano());
            }
            case LocalDate day -> out.writeLong(day.toEpochDay());
            default -> throw new IllegalStateException("a " + value.getClass());
        }
    }

    private static void write(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Nullable
    Object read(DataInput in) throws IOException {
        if (!in.readBoolean()) return null;
        return switch (this) {
            case LONG -> in.readLong();
            case INT -> in.readInt();
            case FLAG -> in.readBoolean();
            case TEXT -> new String(bytes(in), UTF_8);
            case BYTES -> bytes(in);
            case TIME -> Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
            case DAY -> LocalDate.ofEpochDay(in.readLong());
        };
    }

    private static byte[] bytes(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
