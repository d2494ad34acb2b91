package org.letterboard.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letterboard.control.Answer;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Says how the gateway reads a message: what kind of mail it is and why, what in it is new, what is quoted, and"
                    + " what is attached. Nothing is posted or kept.",
            "",
            "  letterboard explain strange.eml",
            "  letterboard explain --json mails/ > mails.json"
        })
final class Explain implements Callable<Integer> {
    // Ten times what a list takes; a larger file is no message but something that lies beside them.
    private static final long LARGEST = 256L * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Answer answer;

    // Every command takes --config, so that a script need not know which of them read it.
    @Mixin
    @SuppressWarnings("unused")
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "One JSON object a line for each message.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A message as it came in, or a folder of such files.")
    private List<Path> files = List.of();

    Explain(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        var code = 0;
        for (var file : files) {
            if (!Files.isDirectory(file)) code = Math.max(code, explain(file));
            else for (var inside : in(file)) code = Math.max(code, explain(inside));
        }
        return code;
    }

    private static List<Path> in(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    private int explain(Path file) {
        try {
            if (Files.notExists(file)) return answer.refuse(file + ": there is no such file");
            if (Files.size(file) > LARGEST) return answer.refuse(file + ": too large for a message");
            say(file.toString(), Reading.read(Files.readAllBytes(file)));
            return 0;
        } catch (IOException unreadable) {
            return answer.refuse(file + ": can't be read: " + unreadable);
        }
    }

    private void say(String file, Letter letter) throws JsonProcessingException {
        if (json) answer.json(JSON.writeValueAsString(org.letterboard.reading.Explain.json(file, letter)));
        else answer.line(org.letterboard.reading.Explain.words(file, letter));
        answer.flush();
    }
}
