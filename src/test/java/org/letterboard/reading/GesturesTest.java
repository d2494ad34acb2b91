package org.letterboard.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are for one person at most.
class GesturesTest {
    private static final String QUOTE = "\n\nOn Mon, 23 Nov 2026 at 10:00, Ann Miller wrote:\n> The walk is at nine.\n";

    private static Letter answer(String text) {
        return Reading.read(("From: Tom Baker <tom@example.net>\nSubject: Re: Walk\nIn-Reply-To: <1@example.net>\n"
                        + "Content-Type: text/plain; charset=utf-8\n\n" + text)
                .getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Thank you so much, Ann ❤️",
                "thx",
                "Many thanks for sharing this.\n\nTom",
                "Thanks\n\nTom Baker",
                "Danke schön!",
                "Vielen Dank, Ann!",
                "Merci beaucoup 🙏",
                "Muchas gracias",
                "Grazie mille!",
                "Obrigada",
                "Dank je wel!",
                "Tack så mycket",
                "Dziękuję bardzo",
                "Спасибо!",
                "ありがとうございます。",
                "谢谢！",
                "감사합니다"
            })
    void nothing_but_thanks_is_for_the_one_who_is_thanked(String text) {
        assertThat(answer(text + QUOTE).kind()).isEqualTo(Kind.THANKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks, see you at nine.",
                "Thank you all!",
                "Thanks, everybody",
                "Thanks?",
                "Thanks, but no thanks",
                "No, thanks.",
                "Thanks! 07700 900123",
                "Thanks. Cancelled.",
                "Danke, ich komme.",
                "Thank God",
                "Great!",
                "Love, Tom"
            })
    void a_word_more_is_a_post(String text) {
        assertThat(answer(text + QUOTE).kind()).isEqualTo(Kind.POST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍\n\nTom Baker reacted via Gmail\n<https://www.google.com/gmail/about/?utm_source=gmail-in-product#app>\n",
                "Tom Baker reacted to your message:\n\n👍\n",
                "Tom Baker hat auf Ihre Nachricht reagiert:\n",
                "Tom Baker a réagi à votre message :\n",
                "Liked “Rehearsal is moved to the chapel.”\n"
            })
    void a_picture_that_was_pressed_is_a_reaction(String text) {
        assertThat(answer(text).kind()).isEqualTo(Kind.REACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How odd: somebody reacted to your message, Ann.\nI think that she is right.\n",
                "My blood count reacted to the new medicine.\n",
                "Loved \"Paddington\" - do go and see it. The next is \"Vertigo\"\n",
                "Loved “Middlemarch”, could not finish “Ulysses”\n"
            })
    void whoever_tells_of_one_writes_a_post(String text) {
        assertThat(answer(text).kind()).isEqualTo(Kind.POST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks!", "Tom reacted to your message:"})
    void what_answers_nothing_is_a_post(String text) {
        var letter = Reading.read(("From: tom@example.net\nSubject: Walk\n\n" + text + "\n").getBytes(UTF_8));
        assertThat(letter.kind()).isEqualTo(Kind.POST);
    }
}
