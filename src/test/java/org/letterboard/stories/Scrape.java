package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A page of figures, read as strictly as Prometheus does (text format 0.0.4).
///
/// @param samples values, by name with labels
/// @param helps   what a figure is, by the name of its family
/// @param types   of each family
record Scrape(Map<String, Double> samples, Map<String, String> helps, Map<String, String> types) {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_][a-z0-9_]*)(\\{(?:[a-z_]+=\"(?:[^\"\\\\]|\\\\.)*\",?)*})? (\\S+)");

    static Scrape of(String text) {
        var scrape = new Scrape(new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>());
        assertThat(text).endsWith("\n");
        text.lines().forEach(scrape::add);
        return scrape;
    }

    private void add(String line) {
        var words = line.split(" ", 4);
        if (line.startsWith("# HELP "))
            assertThat(helps.put(words[2], words[3])).isNull();
        else if (line.startsWith("# TYPE "))
            assertThat(types.put(words[2], words[3])).isNull();
        else addSample(line);
    }

    private void addSample(String line) {
        var matcher = SAMPLE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(types).as(line).containsKey(family(matcher.group(1)));
        var labels = matcher.group(2) == null ? "" : matcher.group(2).replace(",}", "}");
        assertThat(samples.put(matcher.group(1) + labels, number(matcher.group(3))))
                .as(line)
                .isNull();
    }

    private String family(String name) {
        return types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count|created)$", "");
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    /// The value of one figure, such as `deliveries_total{outcome="sent"}`.
    double get(String sample) {
        assertThat(samples).containsKey("letterboard_" + sample);
        return samples.get("letterboard_" + sample);
    }
}
