package org.letterboard.threading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds the post that a message answers when its headers name none that is here: by its subject, by the words that it
/// quotes, and by time. A wrong join is worse than a missed one, so whatever does not look like an answer stays alone.
public final class Kinship {

    // Whoever takes a subject up again after that begins something new.
    private static final Duration BY_SUBJECT = Duration.ofDays(45);
    private static final Duration BY_COMMON_SUBJECT = Duration.ofDays(4);
    private static final Duration BY_QUOTE = Duration.ofDays(180);
    // A sender's clock may be behind.
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MOST_NAMESAKES = 50;
    private static final int MOST_LATEST = 60;
    // Quoted under another subject, or by a letter that bears no mark: so many words, since people quote proverbs, too.
    private static final int LONG_QUOTE = 12;
    private static final double MOST_OF_IT = 0.5;
    private static final int SHORTEST_SUBJECT = 5;
    // What many letters are called that have nothing to do with each other.
    private static final Set<String> COMMON = Set.of(
            "hello",
            "hi there",
            "question",
            "a question",
            "quick question",
            "help",
            "help please",
            "please help",
            "test",
            "testing",
            "thanks",
            "thank you",
            "thank you all",
            "news",
            "update",
            "updates",
            "newsletter",
            "meeting",
            "reminder",
            "welcome",
            "introduction",
            "sorry",
            "problem",
            "no subject",
            "(no subject)",
            "none",
            "hallo",
            "frage",
            "hilfe",
            "danke",
            "bonjour",
            "aide",
            "merci",
            "hola",
            "pregunta",
            "ayuda",
            "gracias",
            "ciao",
            "domanda",
            "aiuto",
            "grazie",
            "vraag",
            "hulp",
            "photos",
            "digest",
            "today",
            "weekend");

    private final Recent recent;

    public Kinship(Recent recent) {
        this.recent = recent;
    }

    /// What a message shows of whom it may answer.
    ///
    /// @param subject without marks, in lower case
    /// @param isMarked the subject bears the mark of an answer
    /// @param author   whose it is; compared, and nothing else
    /// @param quoted   what it quotes of the letter it answers, without marks
    public record Answer(String subject, boolean isMarked, long author, Instant written, String quoted) {}

    /// A post that may be the one.
    ///
    /// @param words what its author wrote in it; asked for only where a quote is to be compared
    public record Candidate(String messageId, long topic, long author, Instant written, Supplier<String> words) {}

    /// What is asked of the board, for one list.
    public interface Recent {
        /// The last posts of the message's own subject, the youngest first.
        List<Candidate> namesakes(int most);

        /// The last posts, the youngest first.
        List<Candidate> latest(int most);
    }

    /// @param why in words, for who wants to know
    public record Found(String messageId, String why) {

        /// The References of a message that answers this post. What its own name is missing; it may come yet, and
        /// then stands between the two.
        public List<String> above(List<String> references) {
            var above = new ArrayList<>(List.of(messageId));
            above.addAll(references);
            return above;
        }
    }

    public Optional<Found> parentOf(Answer answer) {
        var quote = Passage.of(answer.quoted());
        if (!answer.isMarked() && !isLong(quote)) return Optional.empty();
        var namesakes = near(answer, recent.namesakes(MOST_NAMESAKES), BY_QUOTE);
        var quoted = answer.isMarked() ? bestQuoted(quote, namesakes, 1, 0) : longQuoted(quote, namesakes);
        if (quoted.isPresent()) return found(quoted.get(), "its subject and what it quotes");
        if (answer.isMarked()) {
            var named = near(answer, namesakes, isCommon(answer.subject()) ? BY_COMMON_SUBJECT : BY_SUBJECT);
            if (!named.isEmpty()) return found(lastOfOthers(answer, named), "its subject");
        }
        if (!isLong(quote)) return Optional.empty();
        return longQuoted(quote, near(answer, recent.latest(MOST_LATEST), BY_QUOTE))
                .flatMap(post -> found(post, "what it quotes"));
    }

    private static boolean isLong(Passage quote) {
        return quote.words() >= LONG_QUOTE;
    }

    private static Optional<Candidate> longQuoted(Passage quote, List<Candidate> posts) {
        return bestQuoted(quote, posts, LONG_QUOTE - Passage.ROW, MOST_OF_IT);
    }

    private static Optional<Found> found(Candidate post, String why) {
        return Optional.of(new Found(post.messageId(), why));
    }

    private static List<Candidate> near(Answer answer, List<Candidate> posts, Duration back) {
        var from = answer.written().minus(back);
        var until = answer.written().plus(AHEAD);
        return posts.stream()
                .filter(post -> post.written().isAfter(from) && post.written().isBefore(until))
                .toList();
    }

    private static boolean isCommon(String subject) {
        return subject.length() < SHORTEST_SUBJECT || COMMON.contains(subject);
    }

    /// The post with most of the quote in it; of two that are alike the younger one.
    private static Optional<Candidate> bestQuoted(Passage quote, List<Candidate> posts, int fewest, double share) {
        if (quote.isEmpty()) return Optional.empty();
        record Match(Candidate post, int rows) {}
        return posts.stream()
                .map(post -> new Match(post, quote.rowsIn(post.words().get())))
                .filter(match -> match.rows() >= fewest && match.rows() >= share * quote.rows())
                .max(Comparator.comparingInt(Match::rows)
                        .thenComparing(match -> match.post().written()))
                .map(Match::post);
    }

    /// People seldom answer themselves.
    private static Candidate lastOfOthers(Answer answer, List<Candidate> posts) {
        var youngest = Comparator.comparing(Candidate::written);
        return posts.stream()
                .filter(post ->
                        post.author() != answer.author() && !post.written().isAfter(answer.written()))
                .max(youngest)
                .or(() -> posts.stream().max(youngest))
                .orElseThrow();
    }
}
