package org.letterboard.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.letterboard.board.Post;

/// The field by which Outlook finds a letter's conversation. Where it leaves References out of an answer it copies this
/// one all the same, and adds five bytes of its own (MS-OXOMSG section 2.2.1.3). So we write into it which post the
/// letter is: the first block holds a day, the number of the first post and a part of the hash of its id; each
/// block of five below it the number of one post. Only what the board has under that number and hash is ever found.
final class ThreadIndex {
    private static final int FIRST_BLOCK = 22;
    private static final int BLOCK = 5;
    private static final int TIME = 6;
    private static final int HASH = FIRST_BLOCK - TIME - BLOCK;
    // Between the first one and a letter's own; what is further away says nothing more.
    private static final int MOST_BLOCKS = 20;
    private static final int LONGEST = 4_000;
    // Between the years 1601 and 1970, as Windows counts.
    private static final long EPOCH_MILLIS = 11_644_473_600_000L;
    private static final long TICKS_PER_MILLI = 10_000;

    private ThreadIndex() {}

    /// @param above the posts above it, the oldest first; of many the nearest are named, and the first
    static String of(List<Post> above, Post post) {
        var first = above.isEmpty() ? post : above.getFirst();
        var below = below(above, post);
        var bytes = ByteBuffer.allocate(FIRST_BLOCK + BLOCK * below.size());
        var ticks = (first.received().toEpochMilli() + EPOCH_MILLIS) * TICKS_PER_MILLI;
        bytes.putShort((short) (ticks >>> 48)).putInt((int) (ticks >>> 16));
        number(bytes, first);
        bytes.put(hash(first));
        below.forEach(one -> number(bytes, one));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// What has a block below the first: the nearest of those in between, and the post itself.
    private static List<Post> below(List<Post> above, Post post) {
        if (above.isEmpty()) return List.of();
        var below = new ArrayList<>(above.subList(Math.max(1, above.size() - MOST_BLOCKS), above.size()));
        below.add(post);
        return below;
    }

    private static void number(ByteBuffer bytes, Post post) {
        bytes.put((byte) (post.number() >>> 32)).putInt((int) post.number());
    }

    /// The post that a letter with this field answers.
    ///
    /// @param board the posts of the letter's list by their numbers
    static Optional<Post> answered(String field, LongFunction<Optional<Post>> board) {
        if (field.length() > LONGEST) return Optional.empty();
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(field);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (bytes.length < FIRST_BLOCK + BLOCK || (bytes.length - FIRST_BLOCK) % BLOCK != 0) return Optional.empty();
        var hash = Arrays.copyOfRange(bytes, FIRST_BLOCK - HASH, FIRST_BLOCK);
        return board.apply(number(bytes, TIME))
                .filter(first -> Arrays.equals(hash(first), hash))
                .map(first -> nearest(bytes, first, board));
    }

    /// The last but one block is whom it answers, unless that answer went past the list.
    private static Post nearest(byte[] bytes, Post first, LongFunction<Optional<Post>> board) {
        var oldest = Math.max(FIRST_BLOCK, bytes.length - (MOST_BLOCKS + 1) * BLOCK);
        for (var at = bytes.length - 2 * BLOCK; at >= oldest; at -= BLOCK) {
            var post = board.apply(number(bytes, at)).filter(one -> one.topicId() == first.topicId());
            if (post.isPresent()) return post.get();
        }
        return first;
    }

    private static long number(byte[] bytes, int at) {
        return ((bytes[at] & 0xffL) << 32) | (ByteBuffer.wrap(bytes).getInt(at + 1) & 0xffff_ffffL);
    }

    private static byte[] hash(Post first) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(first.sentAs().getBytes(UTF_8));
            return Arrays.copyOf(hash, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
