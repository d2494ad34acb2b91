package org.letterboard.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody looks for. Posts must have all of it.
///
/// @param parts   what stands in the post, in any order
/// @param authors words of its author's name
/// @param since   the first day
/// @param until   the day after the last
/// @param notes   what we did not take as it was typed, in a sentence each
public record Wanted(
        List<Part> parts,
        List<String> authors,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<String> notes) {

    /// Something that stands in a post: in its text, its subject, its author's name or the names of its files.
    public sealed interface Part {
        String text();
    }

    public record Word(String text) implements Part {}

    /// Words that stand next to each other.
    public record Phrase(String text) implements Part {}

    /// A word of which only the beginning was typed: `walk*`.
    public record Beginning(String text) implements Part {}

    /// Reads what was typed into the fields of a form; each may be empty. Whatever it is, there is something to look
    /// for, or nothing, and never a mistake.
    public static Wanted read(String words, String author, String since, String until) {
        return new Typed().words(words).author(author).since(since).until(until).wanted();
    }

    public boolean isEmpty() {
        return parts.isEmpty() && onlyNarrows();
    }

    /// Only people and times: no post is more about that than another.
    public boolean hasNoWords() {
        return parts.isEmpty();
    }

    private boolean onlyNarrows() {
        return authors.isEmpty() && since == null && until == null;
    }
}
