package org.letterboard.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One reading of the configuration: what it has found wrong so far, and which files it went by.
final class Reading {
    private final Path home;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> remarks = new ArrayList<>();
    private final Set<Path> files = new LinkedHashSet<>();

    /// @param home what relative paths in the files start from
    Reading(Path home) {
        this.home = home;
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    void remark(Problem remark) {
        remarks.add(remark);
    }

    boolean isRight() {
        return problems.isEmpty();
    }

    Path resolve(Path written) {
        return home.resolve(written).normalize();
    }

    /// The text of a file, or else what is wrong with it. Reads no more than `limit` bytes, whatever the file has.
    Text text(Path path, int limit) {
        files.add(path);
        if (Files.notExists(path)) return new NoText("there is no such file");
        // Also false where we may not look; then opening says so.
        if (Files.exists(path) && !Files.isRegularFile(path)) return new NoText("not a file");
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) return new NoText("over " + limit / 1024 + " KB; that can't be meant");
            return decode(bytes);
        } catch (AccessDeniedException _) {
            return new NoText("may not be read by the user that the gateway runs as");
        } catch (IOException unreadable) {
            return new NoText("can't be read: " + unreadable);
        }
    }

    /// What a file holds.
    sealed interface Text {}

    record Is(String text) implements Text {}

    record NoText(String words) implements Text {}

    private static Text decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        try {
            return new Is(decoder.decode(in).toString());
        } catch (CharacterCodingException _) {
            var line = new String(bytes, 0, in.position(), StandardCharsets.UTF_8)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            return new NoText("not UTF-8 from line " + line + " on; save it as UTF-8 in your editor");
        }
    }

    Loaded wrong() {
        return new Loaded.Wrong(inOrder(problems), Set.copyOf(files));
    }

    /// Right if nothing is wrong.
    Loaded outcome(Optional<Settings> settings) {
        return settings.filter(_ -> isRight())
                .<Loaded>map(right -> new Loaded.Right(right, inOrder(remarks), Set.copyOf(files)))
                .orElseGet(this::wrong);
    }

    // Files stay in the order in which they were read; within one, an administrator works from top to bottom.
    private static List<Problem> inOrder(List<Problem> found) {
        var order = found.stream().map(Problem::file).distinct().toList();
        return found.stream()
                .sorted(Comparator.<Problem>comparingInt(one -> order.indexOf(one.file()))
                        .thenComparingInt(Problem::line))
                .distinct()
                .toList();
    }
}
