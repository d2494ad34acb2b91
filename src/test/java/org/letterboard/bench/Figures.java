package org.letterboard.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The figures of a run: a line of JSON for machines, and a table for people, with what others do beside it.
final class Figures {
    private final String name;
    private final Map<String, Double> values = new LinkedHashMap<>();

    Figures(String name) {
        this.name = name;
    }

    Figures add(String what, double value) {
        values.put(what, value);
        return this;
    }

    /// @param peers a line each, as they were measured on a machine of 2 cores; absolute figures drift with the machine
    void print(String peers) {
        System.out.println(json());
        System.out.println();
        values.forEach(
                (what, value) -> System.out.println(String.format(Locale.ROOT, "  %-28s %12s", what, text(value))));
        System.out.println();
        System.out.println(peers);
    }

    private String json() {
        return values.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + text(each.getValue()))
                .collect(Collectors.joining(", ", "{\"bench\": \"" + name + "\", ", "}"));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
