package org.letterboard.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be said about the configuration, for a terminal, a log or a mail: a headline, and a line for each thing.
public record Report(String headline, List<Problem> problems) {

    // Who gave the wrong file gets a line a word; a hundred of them say as much as a hundred thousand.
    private static final int MOST_LINES = 100;

    static Report wrong(List<Problem> problems) {
        return new Report(
                "The configuration has " + counted(problems.size(), "problem") + ", so nothing was changed:", problems);
    }

    static Report right(List<Problem> remarks) {
        return new Report(
                remarks.isEmpty()
                        ? "The configuration is right."
                        : "The configuration is right, with " + counted(remarks.size(), "remark") + ":",
                remarks);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// The headline and the lines below it, without a line end at the end.
    public String text() {
        var lines = problems.stream().limit(MOST_LINES).map(problem -> "  " + problem);
        var more = problems.size() - MOST_LINES;
        var rest = more > 0 ? Stream.of("  and " + more + " more") : Stream.<String>empty();
        return Stream.of(Stream.of(headline), lines, rest).flatMap(s -> s).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text();
    }
}
