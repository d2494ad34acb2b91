package org.letterboard.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letterboard.control.Answer;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Head;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;
import org.letterboard.threading.Ancestry;
import org.letterboard.threading.StandardThreads;
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
            "  letterboard explain --json mails/ > mails.json",
            "  letterboard explain --threads references mails/"
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

    @Option(
            names = "--threads",
            paramLabel = "ALGORITHM",
            description =
                    "How RFC 5256 puts these messages together, to compare with other programs: by their references"
                            + " or by their subjects (ORDEREDSUBJECT). The board has rules of its own.")
    private @Nullable Algorithm threads;

    private enum Algorithm {
        REFERENCES,
        SUBJECTS
    }

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
        var all = new ArrayList<Path>();
        for (var file : files) {
            if (Files.isDirectory(file)) all.addAll(in(file));
            else all.add(file);
        }
        if (threads != null) return outline(threads, all);
        var code = 0;
        for (var file : all) code = Math.max(code, explain(file));
        return code;
    }

    private int outline(Algorithm algorithm, List<Path> files) throws IOException {
        var messages = new ArrayList<StandardThreads.Message>();
        for (var file : files) {
            if (Files.notExists(file)) return answer.refuse(file + ": there is no such file");
            if (Files.size(file) > LARGEST) return answer.refuse(file + ": too large for a message");
            messages.add(message(messages.size() + 1, Reading.head(RawMessage.of(Files.readAllBytes(file)))));
        }
        var found = algorithm == Algorithm.REFERENCES
                ? StandardThreads.byReferences(messages)
                : StandardThreads.byOrderedSubject(messages);
        if (json) answer.json("{\"threads\":\"" + StandardThreads.written(found) + "\"}");
        else outline(found, "", files);
        return 0;
    }

    private static StandardThreads.Message message(int number, Head head) {
        var named = new Ancestry(head.references(), head.inReplyTo());
        var date = head.date() == null ? Instant.EPOCH : head.date();
        return StandardThreads.Message.of(number, head.messageId(), named, head.subject(), date);
    }

    private void outline(List<StandardThreads.Tree> threads, String indent, List<Path> files) {
        for (var thread : threads) {
            var message = thread.message();
            answer.line(
                    message == null
                            ? indent + "(not here)"
                            : indent + message.number() + " " + message.subject() + "  "
                                    + files.get(message.number() - 1));
            outline(thread.answers(), indent + "  ", files);
        }
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
