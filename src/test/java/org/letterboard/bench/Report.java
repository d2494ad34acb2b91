package org.letterboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The figures of a benchmark, each at one or two sizes: a table for people, and a file for machines.
final class Report {
    static final Path FOLDER = Path.of("target/bench");

    /// @param what as in the peers' figures
    /// @param size of the board, or whatever is ten times as large the second time
    record Figure(String what, String unit, int size, double value) {}

    private final String name;
    private final String sizes;
    private final List<Figure> figures = new ArrayList<>();
    private final long started = System.nanoTime();
    private int size;
    private double gatewayCpu;

    /// @param sizes what the numbers of [#at] count
    Report(String name, String sizes) {
        this.name = name;
        this.sizes = sizes;
    }

    /// What is added from now on was measured at this size.
    Report at(int size) {
        this.size = size;
        return this;
    }

    Report add(String what, String unit, double value) {
        figures.add(new Figure(what, unit, size, value));
        return this;
    }

    /// Adds the processor time that a gateway has taken by its end.
    Report spent(Probe gateway) {
        gatewayCpu += gateway.cpuSeconds();
        return this;
    }

    /// Prints the table and writes the file.
    void finish() throws IOException {
        var whole = Result.of(
                name, sizes, figures, seconds(started), gatewayCpu, Probe.own().cpuSeconds());
        Files.createDirectories(FOLDER);
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter();
        json.writeValue(FOLDER.resolve(name + ".json").toFile(), whole);
        System.out.println(new Table(whole, Peers.read()).text());
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
