package org.letterboard.commands;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.letterboard.lists.Delivery;
import org.letterboard.questions.Meaning;
import org.letterboard.questions.Phrases;

/// Reads commands as people write them: "SUBSCRIBE", "join please", "Please pause until 24 December".
final class CommandWords {
    private static final Map<Meaning, Command> WORDS = Map.of(
            Meaning.JOIN, new Command.Join(),
            Meaning.LEAVE, new Command.Leave(),
            Meaning.LEAVE_LIST, new Command.Leave(),
            Meaning.HELP, new Command.Help(),
            Meaning.SETTINGS, new Command.Settings(),
            Meaning.EACH, new Command.Deliver(Delivery.EACH),
            Meaning.DAILY, new Command.Deliver(Delivery.DAILY),
            Meaning.WEEKLY, new Command.Deliver(Delivery.WEEKLY),
            Meaning.NO_MAIL, new Command.Deliver(Delivery.NONE),
            Meaning.RESUME, new Command.Resume());

    private CommandWords() {}

    /// @param today where the list is
    static Command read(String line, LocalDate today) {
        var words = line.strip().replaceFirst("[.!?\\s]+$", "");
        var pause = pause(words, today);
        if (pause.isPresent()) return pause.get();
        for (var word : WORDS.entrySet()) if (Phrases.mean(words, word.getKey())) return word.getValue();
        var asked = Phrases.behind(words, Meaning.ASKING);
        return asked.isPresent() ? read(asked.get(), today) : new Command.Unknown();
    }

    private static Optional<Command> pause(String words, LocalDate today) {
        var behind = Phrases.behind(words, Meaning.PAUSE);
        if (behind.isEmpty()) return Optional.empty();
        var when = Phrases.behind(behind.get(), Meaning.UNTIL);
        var isWhole = behind.get().isBlank() || Phrases.mean(words, Meaning.PAUSE);
        // "None" and "no mail" are words of their own; a pause has a day.
        if (when.isEmpty() && isWhole)
            return Phrases.mean(words, Meaning.NO_MAIL) ? Optional.empty() : Optional.of(new Command.NoSuchDay());
        return Optional.of(DayWords.read(when.orElse(behind.get()), today)
                .filter(day -> day.isAfter(today))
                .<Command>map(Command.PauseUntil::new)
                .orElseGet(Command.NoSuchDay::new));
    }
}
