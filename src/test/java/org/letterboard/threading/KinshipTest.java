package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letterboard.threading.Kinship.Answer;
import org.letterboard.threading.Kinship.Candidate;
import org.letterboard.threading.Kinship.Found;

/// Answers from programs that say nothing about what they answer.
class KinshipTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final long ANN = 1;
    private static final long BOB = 2;
    private static final String LONG =
            "The bus to the mill leaves at nine from the church, and we walk back along the river";

    private final List<Post> posts = new ArrayList<>();

    private record Post(String subject, Candidate candidate) {}

    private void post(String id, String subject, long author, int daysAgo, String words) {
        var written = NOW.minus(Duration.ofDays(daysAgo));
        posts.add(new Post(subject, new Candidate(id, 7, author, written, () -> words)));
        posts.sort(
                Comparator.comparing((Post post) -> post.candidate().written()).reversed());
    }

    private Optional<String> parent(String subject, boolean isMarked, String quoted) {
        return find(subject, isMarked, quoted).map(Found::messageId);
    }

    private Optional<Found> find(String subject, boolean isMarked, String quoted) {
        return new Kinship(new Kinship.Recent() {
                    @Override
                    public List<Candidate> namesakes(int most) {
                        return posts.stream()
                                .filter(post -> post.subject().equals(subject))
                                .limit(most)
                                .map(Post::candidate)
                                .toList();
                    }

                    @Override
                    public List<Candidate> latest(int most) {
                        return posts.stream().limit(most).map(Post::candidate).toList();
                    }
                })
                .parentOf(new Answer(subject, isMarked, ANN, NOW, quoted));
    }

    @Test
    void an_answer_is_about_the_post_of_its_subject_that_it_quotes() {
        post("first", "lunch on sunday", BOB, 3, "Shall we meet at the mill on Sunday?");
        post("second", "lunch on sunday", BOB, 1, "I can bring some cake for all of us.");

        assertThat(find("lunch on sunday", true, "Shall we meet at the mill\non Sunday?"))
                .contains(new Found("first", "its subject and what it quotes"));
    }

    @Test
    void without_a_quote_it_answers_the_last_one_of_somebody_else() {
        post("hers", "lunch on sunday", BOB, 2, "Shall we?");
        post("own", "lunch on sunday", ANN, 1, "I mean at noon.");

        assertThat(find("lunch on sunday", true, "")).contains(new Found("hers", "its subject"));
    }

    @Test
    void a_letter_that_does_not_look_like_an_answer_begins_a_topic() {
        post("first", "lunch on sunday", BOB, 1, "Shall we?");

        assertThat(parent("lunch on sunday", false, "")).isEmpty();
        assertThat(parent("lunch on sunday", false, "Shall we?")).isEmpty();
    }

    @Test
    void an_old_subject_is_taken_up_anew() {
        post("last year", "lunch on sunday", BOB, 60, "Shall we?");

        assertThat(parent("lunch on sunday", true, "")).isEmpty();
    }

    @Test
    void a_subject_that_everybody_has_counts_for_days_only() {
        post("last week", "question", BOB, 7, "Who knows a good doctor?");

        assertThat(parent("question", true, "")).isEmpty();
        assertThat(parent("question", true, "Who knows a good doctor?")).contains("last week");
    }

    @Test
    void under_another_subject_a_long_quote_tells() {
        post("bus", "bus", BOB, 5, LONG + ".");
        post("other", "tea", BOB, 4, "Who brings the tea? The bus to the mill is late.");

        assertThat(find("sunday", false, LONG)).contains(new Found("bus", "what it quotes"));
        assertThat(parent("sunday", false, "The bus to the mill is late.")).isEmpty();
        assertThat(parent(
                        "sunday",
                        false,
                        "Many of these words are quoted from a book that nobody here has ever written down"))
                .isEmpty();
    }

    @Test
    void what_was_written_later_is_not_answered() {
        post("tomorrow", "lunch on sunday", BOB, -3, "Shall we?");

        assertThat(parent("lunch on sunday", true, "")).isEmpty();
    }
}
