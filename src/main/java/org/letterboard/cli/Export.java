package org.letterboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Answer;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes the posts of a list as an mbox file (mboxrd), each byte for byte as it came in.",
            "",
            "  letterboard export --list walkers > walkers.mbox",
            "  letterboard export --list walkers --to walkers.mbox"
        })
final class Export implements Callable<Integer> {
    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--list", required = true, paramLabel = "LIST", description = "The list's name.")
    private String list = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where to; it is there when all of it is (default: standard output).")
    private @Nullable Path to;

    Export(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        var request = new Request.ExportArchive(list);
        var file = to;
        return file == null ? asking.ask(config, request) : write(file.toAbsolutePath(), request);
    }

    /// Beside its place first: half an archive must not look like one.
    private int write(Path file, Request request) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        var words = new ByteArrayOutputStream();
        try {
            var code = ask(part, words, request);
            if (code == 0) Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            if (code == 0) asking.answer().line(words.toString(UTF_8).stripTrailing());
            else asking.answer().refuse(words.toString(UTF_8).stripTrailing());
            return code;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int ask(Path part, OutputStream words, Request request) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
            return new Asking(asking.program(), new Answer(out, words)).ask(config, request);
        }
    }
}
