package org.letterboard.commands;

import java.time.LocalDate;
import org.letterboard.lists.Delivery;

/// What somebody asks us for.
sealed interface Command {

    record Join() implements Command {}

    record Leave() implements Command {}

    record Help() implements Command {}

    record Settings() implements Command {}

    /// A change of how mail comes.
    sealed interface Change extends Command {
        /// As it is kept with a question, and read again by [CommandWords].
        String word();
    }

    record Deliver(Delivery how) implements Change {
        @Override
        public String word() {
            return how.word();
        }
    }

    /// No mail before that day.
    record PauseUntil(LocalDate day) implements Change {
        @Override
        public String word() {
            return "pause until " + day;
        }
    }

    /// Mail again, as it came before the pause.
    record Resume() implements Change {
        @Override
        public String word() {
            return "resume";
        }
    }

    /// A pause until a day that is over, or that we cannot read.
    record NoSuchDay() implements Command {}

    /// Words for a person.
    record Unknown() implements Command {}
}
