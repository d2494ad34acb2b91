package org.letterboard.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;

class WishesTest {

    private static Letter letter(String subject, String text) {
        var raw = "From: Mary Long <mary@example.org>\nSubject: " + subject
                + "\nContent-Type: text/plain; charset=utf-8\n\n" + text.replace('~', '\n') + "\n";
        return Reading.read(raw.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Re: Lunch        | Please take me off this list
            Re: Lunch        | please take me off this list.
            Re: Lunch        | TAKE ME OFF THIS LIST!!!
            Re: Lunch        | Take me off your mailing list now. Thank you.
            Hello            | Hello, could you please take me off the list? Thanks, Mary
            Hello            | Dear all,~~please remove me from this list.~~Kind regards~Mary Long
            Hello            | Can somebody please take my name off this mailing list?
            Hello            | How do I unsubscribe?
            Hello            | How do I unsubscribe from this list?
            Hello            | how can i get off this list
            Hello            | Would you kindly remove my e-mail address from the list
            Hello            | unsubscribe
            Hello            | UNSUBSCRIBE
            Hello            | Unsubscribe me please
            Hello            | REMOVE
            Hello            | remove me
            Hello            | I want to unsubscribe.
            Hello            | I would like to be removed from this list, please
            Hello            | I no longer wish to receive these emails.
            Hello            | Please stop sending me emails
            Hello            | stop emailing me
            Hello            | No more mails please!
            Hello            | Please take me off this list. I have moved to Spain. Goodbye and thank you!
            Hello            | I am too ill now. Please take me off the list.
            Hello            | For the third time: take me off this list!
            Re: Digest       | Please take me off this list~~On Fri, 28 Nov 2025 at 10:02, Walkers <w@example.org> wrote:~> 1. Lunch~> 2. Bus~> Shall we meet?
            Re: Digest       | Please take me off this list~~-----Original Message-----~From: Walkers~~1. Lunch~2. Bus~Who has a map?
            Re: Digest       | Please take me off this list~~Mary Long~Long & Sons Ltd~12 The Street, Northfield NF1 2AB~Tel. 01632 960123~www.example.org~~This email is confidential and intended solely for the use of the individual to whom it is addressed. If you are not the intended recipient, you must not copy it.
            Re: Digest       | Please take me off this list~~-- ~Mary Long~Secretary of the Northfield Walking Society, the Northfield Bell Ringers and the Northfield Historical Society, to whom all letters should please be sent at the address below and not to the chairman
            Re: Digest       | unsubscribe~~Mary Long~Secretary of the Northfield Walking Society and of the Northfield Bell Ringers~The Old School House, 12 The Street, Northfield near Guildford NF1 2AB~Telephone and fax 01632 960123, on weekdays from nine to five, and mobile 07700 900123~All letters should please be sent to the address above
            Re: Digest       | Hello all. Wie komme ich aus dieser Liste wieder raus? Es sind so viele, dass ich nicht mehr weiß, wo mir der Kopf steht, und meine Enkelin ist auch nur am Sonntag da, um mir mit dem Rechner zu helfen.
            unsubscribe      | ``
            Unsubscribe me   | ``
            REMOVE           | ``
            take me off your list | ``
            Re: [walkers] unsubscribe | ``
            [walkers] unsubscribe | ``
            unsubscribe      | Sent from my iPhone
            unsubscribe      | Goodbye everybody, it was lovely with you. Mary
            Re: unsubscribe  | > Do you know how?
            Hallo            | Bitte nehmen Sie mich von der Liste
            Hallo            | Bitte abmelden
            Bonjour          | Merci de me désinscrire de cette liste
            Bonjour          | Désinscrivez-moi
            Hola             | Quiero darme de baja de la lista
            Hola             | Por favor, denme de baja
            Hallo            | Haal me van deze lijst
            Ciao             | Cancellatemi dalla lista
            """)
    void this_is_for_us(String subject, String text) {
        assertThat(Wishes.toLeave(letter(subject, text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Question         | How do I take my mother off the list of patients?
            Chemo            | I was taken off chemo
            Chemo            | They took me off the list for the operation.
            Chemo            | The doctor says he will take me off the tablets.
            Waiting list     | Please take me off the waiting list, I told them, and they did!
            Lunch            | Yes, I will come.
            Lunch            | Take me with you!
            Lunch            | Please take me off at the station.
            Lunch            | Remove the stones before you cook them.
            Lunch            | remove the skin
            Ann              | Ann asked to be taken off this list. Does anybody know why?
            Ann              | Please do not take me off the list
            Ann              | Do not remove me from this list!
            Help             | My sister wants to unsubscribe from the newspaper.
            Help             | Did you unsubscribe?
            Leaving          | I have to leave early on Sunday.
            Leaving          | I want to leave
            Leaving          | leave it to me
            Stop             | Stop!
            Stop             | Please stop
            Re: unsubscribe  | You can do that by writing to walkers-leave.
            Re: unsubscribe  | I wonder why so many do.
            How to           | If you want to leave: write "unsubscribe" to walkers-request, and reply to the question.
            Long             | Dear friends, it is a year since we met at the mill, and I have been thinking of all of you. The scan was good. We have a new dog, and he loves the river. Last week we walked from Guildford to the sea, which was further than I had thought. I hope to see you all in the spring.~~Mary~~P.S. Please take me off this list.
            Long             | Please take me off the list for Sunday, I cannot come, my knee hurts.
            Long             | Dear friends, please take me off this list. Let me tell you why, for it has been a long way. It is a year since we met at the mill. The scan was good, and then it was not. We have a new dog, and he loves the river. Last week we walked from Guildford to the sea, which was further than I had thought, and I shall not do it again. I hope that you will all think of me in the spring.
            ``               | ``
            Lunch            | ``
            Re: Lunch        | > please take me off this list
            Fwd: Mary        | > Please take me off this list
            Boat             | When the boat trip got rough everybody shouted.~I want out!~But the captain only laughed.
            Eggs             | Boil the eggs for ten minutes. Remove. Peel them under cold water and eat.
            Samstag          | Liebe Wanderfreunde, am Samstag kann ich leider nicht mitkommen, ich möchte mich abmelden. Viel Spaß euch allen!
            Samstag          | Samstag bin ich krank. Meldet mich bitte ab. Viel Spaß!
            Zaterdag         | Beste allemaal, zaterdag kan ik niet mee wandelen, ik wil me graag afmelden. Veel plezier!
            Parish           | My neighbour wrote to the parish, take me off your list, and they did. Now he is lonely.
            Letters          | Please don't tell me off and take me off the list! I love your letters.
            Times            | Last year I asked the newspaper, in three letters and by telephone, to~cancel my subscription.~~It still comes every morning. What shall I do?
            Hall             | I never said, take me off the list, I only asked about the hall. I love it here.
            Bank             | I told the bank: remove my name, delete my account, and they did.
            Cat              | The cat wants in, I want out. Lovely weather.
            Chemo            | My doctor says, take me off the steroids, and I am glad.
            Headache         | Is there a way to stop getting these?
            unsubscribe      | Does anybody know how the word is spelled, and who has written it on the wall of the mill where we had our lunch last Sunday, next to the door that leads down to the river?
            """)
    void this_is_for_the_others(String subject, String text) {
        assertThat(Wishes.toLeave(letter(subject, text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            true  | P.S. Please take me off this list.
            true  | My eyes are bad now, so please take me off this mailing list.
            false | P.S. Please take me off the waiting list.
            false | He told me "please take me off this list" and I had to laugh.
            false | If you would rather not read this: write "unsubscribe" to the list.
            false | Please keep me on this list.
            false | Bob asked me the following:~Please take me off this list.
            """)
    void a_long_letter_may_be_for_both(boolean forUs, String sentence) {
        var letter = letter("Spring", """
                Dear friends, it is a year since we met at the mill, and I have been thinking of all of you. The scan
                was good. We have a new dog, and he loves the river. Last week we walked from Guildford to the sea,
                which was further than I had thought. I hope to see you all in the spring, with or without the dog.

                %s

                Mary
                """.formatted(sentence));

        assertThat(Wishes.toLeave(letter)).isFalse();
        assertThat(Wishes.alsoToLeave(letter)).isEqualTo(forUs);
    }

    @Test
    void a_mail_of_nothing_but_html_is_understood_too() {
        var letter = Reading.read("From: mary@example.org\nSubject: Re: Lunch\nContent-Type: text/html\n\n"
                .concat("<div>Please take me off this list.</div><blockquote>Shall we meet?</blockquote>\n")
                .getBytes(UTF_8));

        assertThat(Wishes.toLeave(letter)).isTrue();
    }
}
