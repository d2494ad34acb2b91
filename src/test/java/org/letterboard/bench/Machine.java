package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/// How fast the machine is at this moment, and what it runs.
final class Machine {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 64;
    private static final int ROUNDS = 5;

    private Machine() {}

    /// Milliseconds for SHA-256 over 64 MB on one thread, the best of five: more where other work runs, too.
    static double calibrationMillis() {
        return IntStream.range(0, ROUNDS).mapToDouble(_ -> digest()).min().orElseThrow();
    }

    private static double digest() {
        var block = new byte[BLOCK_BYTES];
        var start = System.nanoTime();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var i = 0; i < BLOCKS; i++) digest.update(block);
            digest.digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return Report.seconds(start) * 1000;
    }

    /// The commit that was measured, with a `+` where files had been changed; nothing outside of a checkout.
    static String commit() throws IOException {
        var commit = git("rev-parse", "--short", "HEAD");
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    private static String git(String... arguments) throws IOException {
        var command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        var git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
