package org.letterboard.control;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// `backup`: the bytes of the file go where an answer goes, and the words beside them.
final class AboutBackups {
    private static final int AT_ONCE = 64 * 1024;

    private final Rooms rooms;

    AboutBackups(Rooms rooms) {
        this.rooms = rooms;
    }

    int write(String config, boolean tell, Answer answer) {
        try {
            var to = new BufferedOutputStream(new Bytes(answer), AT_ONCE);
            var made = rooms.backups().write(Path.of(config), to, words -> {
                if (tell) say(words, answer);
            });
            var files = made.manifest().files().size();
            answer.aside("Saved: " + made.manifest().contents() + ", and " + Rooms.count(files, "file")
                    + ": the settings, the key, and what belongs to them.");
            if (!made.leftOut().isEmpty())
                answer.aside("Not in it, since they lie elsewhere or are very large; keep a copy of them, too: "
                        + made.leftOut().stream().map(Path::toString).collect(Collectors.joining(", ")));
            return 0;
        } catch (IOException failure) {
            return answer.refuse("The backup could not be made: " + failure.getMessage());
        }
    }

    private static void say(String words, Answer answer) {
        answer.aside(words);
        answer.flush();
    }

    private static final class Bytes extends OutputStream {
        private final Answer answer;

        Bytes(Answer answer) {
            this.answer = answer;
        }

        @Override
        public void write(int octet) {
            answer.bytes(new byte[] {(byte) octet});
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            answer.bytes(Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
