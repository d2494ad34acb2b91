package org.letterboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A result as people read it: a line a figure, with its growth from one size to the other, our goal, and what others
/// do.
record Table(Result result, Peers peers) {
    private static final String NONE = "";

    /// Prints all results in `target/bench` as Markdown.
    public static void main(String[] args) throws IOException {
        var peers = Peers.read();
        try (var files = Files.list(Report.FOLDER)) {
            var json = new ObjectMapper();
            for (var file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList())
                System.out.println(new Table(json.readValue(file.toFile(), Result.class), peers).markdown());
        }
    }

    /// With columns of even width, for a terminal.
    String text() {
        var lines = lines();
        var widths = IntStream.range(0, lines.getFirst().size())
                .map(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElseThrow())
                .toArray();
        return lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(i -> padded(line.get(i), widths[i], i < 2 || i >= line.size() - 2))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing())
                .collect(Collectors.joining("\n", head() + "\n", "\n"));
    }

    String markdown() {
        var lines = lines().stream()
                .map(line -> line.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "|---|---" + "|--:".repeat(lines().getFirst().size() - 4) + "|---|---|");
        return "**" + result.name() + "**: " + head() + "\n\n" + String.join("\n", lines) + "\n";
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                "%s, %s at %s, Java %s, %d cores, calibration %.0f ms, %.0f s; CPU s: gateway %.0f, client %.0f",
                result.name(),
                result.date(),
                result.commit(),
                result.java(),
                result.cores(),
                result.calibrationMillis(),
                result.seconds(),
                result.gatewayCpuSeconds(),
                result.clientCpuSeconds());
    }

    private List<List<String>> lines() {
        var sizes = result.figures().stream()
                .map(Report.Figure::size)
                .distinct()
                .sorted()
                .toList();
        var lines = new ArrayList<List<String>>();
        var numbers = sizes.stream().map(size -> String.format(Locale.ROOT, "%,d %s", size, result.sizes()));
        lines.add(line("", "", numbers, "growth", "goal", "others"));
        result.figures().stream().map(Report.Figure::what).distinct().forEach(what -> lines.add(line(what, sizes)));
        return lines;
    }

    private List<String> line(String what, List<Integer> sizes) {
        var values = sizes.stream().map(size -> value(what, size)).toList();
        var growth = values.size() < 2 ? NONE : growth(values.get(values.size() - 2), values.getLast());
        var others = peers.others(result.name(), what).stream()
                .map(line -> line.who() + " " + line.figure())
                .collect(Collectors.joining("; "));
        return line(
                what, unit(what), values.stream().map(Table::text), growth, peers.goal(result.name(), what), others);
    }

    private static List<String> line(
            String what, String unit, Stream<String> values, String growth, String goal, String others) {
        return Stream.of(Stream.of(what, unit), values, Stream.of(growth, goal, others))
                .flatMap(each -> each)
                .toList();
    }

    private String unit(String what) {
        return result.figures().stream()
                .filter(figure -> figure.what().equals(what))
                .map(Report.Figure::unit)
                .findFirst()
                .orElseThrow();
    }

    private double value(String what, int size) {
        return result.figures().stream()
                .filter(figure -> figure.what().equals(what) && figure.size() == size)
                .mapToDouble(Report.Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String growth(double small, double large) {
        return Double.isNaN(small) || Double.isNaN(large) || small == 0
                ? NONE
                : String.format(Locale.ROOT, "x %.2f", large / small);
    }

    private static String text(double value) {
        if (Double.isNaN(value)) return NONE;
        if (value == Math.rint(value) || Math.abs(value) >= 100) return String.format(Locale.ROOT, "%,.0f", value);
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }

    private static String padded(String text, int width, boolean left) {
        if (width == 0) return text;
        return String.format(Locale.ROOT, left ? "%-" + width + "s" : "%" + width + "s", text);
    }
}
