package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real browser without a window, if this machine has one.
record Chromium(Path program) {

    static Optional<Chromium> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /// The page as it is after its scripts have run.
    String dump(String url, String... options) throws IOException {
        return run(
                url,
                Stream.concat(Stream.of("--dump-dom", "--virtual-time-budget=60000"), Stream.of(options))
                        .toList());
    }

    void shoot(String url, Path picture, int width, int height, String... options) throws IOException {
        Files.createDirectories(picture.getParent());
        var all = new ArrayList<>(List.of(
                "--screenshot=" + picture.toAbsolutePath(),
                "--window-size=" + width + "," + height,
                "--hide-scrollbars"));
        all.addAll(List.of(options));
        run(url, all);
    }

    private String run(String url, List<String> options) throws IOException {
        var profile = Files.createTempDirectory("chromium");
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile));
        command.addAll(options);
        command.add(url);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try (var files = Files.walk(profile)) {
            process.onExit().join();
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        return output;
    }
}
