package org.letterboard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.letterboard.control.Answer;
import org.letterboard.control.ControlLine;
import org.letterboard.control.Request;
import org.letterboard.demo.Cast.Person;

/// The administrator's desk: asks the running gateway over its control socket, as the commands do.
final class Office {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;

    Office(Path data) {
        this.data = data;
    }

    /// Puts people on a list, as `members import` does.
    void seat(String list, List<Person> people) {
        ask(new Request.ImportMembers(
                list,
                people.stream()
                        .map(person -> person.address() + "," + person.name() + ",each\n")
                        .collect(Collectors.joining())));
    }

    /// Waits until nothing is under way.
    void awaitQuiet() {
        Await.until(
                "nothing waits in the inbox and in the outbox",
                () -> Optional.of(this)
                        .filter(office -> office.inbox().startsWith("Nothing waits.")
                                && office.outbox().startsWith("Nothing waits to be sent.")));
    }

    /// What `why` tells of a message now.
    String why(String id) {
        return ask(new Request.AskWhy(id));
    }

    /// Waits until `why` tells of a message that it was decided about, in words like these.
    String awaitWhy(String id, String words) {
        return Await.until(
                "\"why " + id + "\" tells \"" + words + "\"",
                () -> Optional.of(why(id)).filter(told -> told.contains(words)));
    }

    /// A topic a line, as `topics --json` writes them.
    List<JsonNode> topics(String list) {
        return ask(new Request.ShowTopics(list, true)).lines().map(Office::json).toList();
    }

    String members(String list) {
        return ask(new Request.ShowMembers(list, false));
    }

    String inbox() {
        return ask(new Request.ShowInbox());
    }

    String outbox() {
        return ask(new Request.ShowOutbox());
    }

    private String ask(Request request) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try {
            var code = ControlLine.ask(data, request, new Answer(out, err));
            Await.check(
                    code.isPresent() && code.getAsInt() == 0,
                    "the control socket answers " + request + "; it says: " + err.toString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the control socket cannot be used", e);
        }
        return out.toString(UTF_8);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }
}
