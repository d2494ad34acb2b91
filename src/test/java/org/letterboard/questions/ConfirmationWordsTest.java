package org.letterboard.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.reading.Reading;

class ConfirmationWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what was written                                 | do you want to join? | to leave? | to change?
            ``                                                 | yes     | yes     | yes
            Sent from my iPad                                  | yes     | yes     | yes
            > Do you want to join Walkers?                     | yes     | yes     | yes
            -----Original Message-----~From: Walkers           | yes     | yes     | yes
            From: W <w@x.org>~Sent: Friday~To: Ruth~~Hello!    | yes     | yes     | yes
            Kind regards~Ruth                                  | unclear | unclear | unclear
            Ruth                                               | unclear | unclear | unclear
            yes                                                | yes     | yes     | yes
            Yes please!                                        | yes     | yes     | yes
            Thank you, yes                                     | yes     | yes     | yes
            I confirm                                          | yes     | yes     | yes
            That was me                                        | yes     | yes     | yes
            Yes, I do.                                         | yes     | yes     | yes
            Ja, ich bestätige                                  | yes     | yes     | yes
            I want to join                                     | yes     | no      | unclear
            Yes, I would love to join                          | yes     | unclear | unclear
            subscribe                                          | yes     | no      | unclear
            please take me off                                 | no      | yes     | unclear
            Take me off this list!                             | no      | yes     | unclear
            Please remove me from your mailing list. Thanks    | no      | yes     | unclear
            unsubscribe                                        | no      | yes     | unclear
            Yes, please unsubscribe me                         | unclear | yes     | unclear
            no                                                 | no      | no      | no
            No! I stay.                                        | no | no | no
            I stay                                             | no      | no      | no
            stop, I do not want that                           | no      | no      | no
            That wasn't me                                     | no      | no      | no
            I never asked for this. Who are you?               | no: Who are you? | no: Who are you? | no: Who are you?
            It was a mistake                                   | no      | no      | no
            I am away until 7 December.                        | unclear | unclear | unclear
            I am on holiday and will read your mail later.     | unclear | unclear | unclear
            Thank you for your mail. I am not in the office.   | unclear | unclear | unclear
            Yes, but not yet                                   | unclear | unclear | unclear
            What is this?                                      | unclear | unclear | unclear
            yes?                                               | unclear | unclear | unclear
            No idea what this is                               | unclear | unclear | unclear
            Thanks                                             | unclear | unclear | unclear
            From: W <w@x.org>~Sent: Friday~To: Ruth~~Hello!~~No thanks. | unclear | unclear | unclear
            """)
    void a_plain_reply_confirms_and_other_words_do_not(String text, String join, String leave, String change) {
        assertThat(Spoken.heard(Question.Kind.JOIN, text)).isEqualTo(join);
        assertThat(Spoken.heard(Question.Kind.LEAVE, text)).isEqualTo(leave);
        assertThat(Spoken.heard(Question.Kind.CHANGE, text)).isEqualTo(change);
    }

    @Test
    void an_encrypted_answer_is_not_an_empty_one() {
        var letter =
                Reading.read("From: ruth@example.org\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(Replies.read(Question.Kind.JOIN, letter)).isEqualTo(new Answer.Unclear());
    }
}
