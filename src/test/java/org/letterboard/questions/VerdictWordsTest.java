package org.letterboard.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yes
            YES!!!
            Yes.
            yes1
            ok
            O.K., send it.
            Okay 👍
            👍🏽
            👍👍👍
            +1
            approve
            Approved, thank you
            Please approve.
            please let it through
            Yes please
            yes,please
            Yes, lovely. Ruth
            Yes, that is fine with me. Thanks~Ruth
            Sorry for the delay. Yes.
            Thanks! Yes.
            Dear all,~~yes, send it.~~Kind regards~Ruth Carter
            Hi,~Hello again,~yes
            Good morning, yes
            Hello Walkers, yes please
            No objection.
            No objections from me, go ahead
            Looks good to me
            it's ok
            It’s fine
            Yes~~Ruth~Senior Social Worker~Northfield Borough Council~Tel. 01632 960123~ruth@example.org
            Yes~~Best wishes,~Ruth~~DISCLAIMER: if you are not the one, do not read this, but delete it.
            Yes.~~No more from me today.
            Ja
            ja, gerne
            Hallo,~ja bitte~Liebe Grüße~Ruth
            oui
            Oui, d'accord, merci
            sí
            Sì, va bene
            ja hoor
            ~~~Yes~~~
            [...]~~Yes
            Yes~~Sent from my iPhone
            Yes pleaseSent from my Galaxy
            yes~~thanks~ruth
            ok~~cheers~ruth carter~mob 07700 900123
            Yes~~-- ~No nonsense but if
            """)
    void a_yes(String text) {
        assertThat(Spoken.heard(Question.Kind.POST, text)).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no                                              | no
            No!                                             | no
            NO.                                             | no
            Nope                                            | no
            no , to personl                                 | no: to personl
            No. She names her doctor.                       | no: She names her doctor.
            No - too long                                   | no: too long
            no: too personal.                               | no: too personal.
            No because she names her doctor                 | no: because she names her doctor
            No, please don't approve this!                  | no
            No, no!                                         | no
            No thanks                                       | no
            No, thank you. It is an advertisement.          | no: It is an advertisement.
            Sorry, no                                       | no
            I'm sorry, but no: it is private                | no: it is private
            Dear Peter,~~No. Too private.~~Best~Ruth        | no: Too private.
            Hi all, no, third time this week                | no: third time this week
            Reject                                          | no
            Please reject, this is an advert                | no: this is an advert
            Please don’t send this one out. It is private.  | no: It is private.
            Don't approve it.                               | no
            do not publish this                             | no
            I do not approve. Too long.                     | no: Too long.
            Please do not, she will regret it               | no: she will regret it
            Not this one                                    | no
            Please keep it back                             | no
            👎                                              | no
            👎 too private                                  | no: too private
            Certainly not. Think of her family!             | no: Think of her family!
            No. Yes, I know she means well.                 | no: Yes, I know she means well.
            No, why should we?                              | no: why should we?
            No.~~First reason.~~Second reason.~~Ruth        | no: First reason.~~Second reason.
            No, too private.~Thanks~Ruth~Tel. 01632 960123  | no: too private.
            This is private.~~no                            | no: This is private.
            Nein                                            | no
            Nein, zu persönlich                             | no: zu persönlich
            Leider nein                                     | no
            Non, trop personnel                             | no: trop personnel
            nee, te lang                                    | no: te lang
            No, demasiado largo                             | no: demasiado largo
            Too personal                                    | no: Too personal
            This is spam. Thanks~Ruth                       | no: This is spam. Thanks
            Lieber nicht, da steht eine Nummer.             | no: da steht eine Nummer.
            Nooo, a scam                                    | no: a scam
            """)
    void a_no_with_its_reason(String text, String said) {
        assertThat(Spoken.heard(Question.Kind.POST, text)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``
            Yes, but please remove her phone number first
            Yes, sorry but not now
            Yes sorry but
            Yes~~Kind regards~P.S. Her number.
            Yes~~Kind regards~PS her number
            Yes but not today
            Yes if you take the number out
            Yes?
            yes ?
            Too long to read tonight, I will look at it tomorrow.
            Zu lang für heute Abend, ich lese es morgen.
            Lass mal sehen, ich schaue heute Abend.
            Please send it back to me with the pictures, they do not open here.
            Off topic: please phone me about Sunday.
            This is spam free and lovely.
            Too personal was the last one. This one is lovely.
            Many thanks. Y
            I will look at it tonight.~~N
            Yes or no? I am not sure
            Yes, I got your mail
            Yes I got your mail, will look at it tonight
            Yes, no, I don't know
            Yes and no
            yes no
            no yes
            No, yes!
            No, I mean... yes
            no or yes
            No?
            yed
            yesterday
            Yes. Remove her number.
            Yes~~Remove her number.
            Yes~Ruth~Take her number out please
            Yes~~Best wishes~Ruth~~P.S. but not the phone number
            Yes~~Best wishes~Ruth~~Her number should go.
            Yes~~Ruth~~Or what do you think?
            Yes, except for the last line
            Yes, without the number
            Yes: only to Peter
            Yes, Peter should decide
            yes when she has cut it
            OK, let me think
            Ok?
            Okay I will look
            Fine, whatever you say
            I approve of her courage
            I think yes
            Perhaps yes
            not yes
            Not sure
            I am not sure yet
            Not yet
            No idea
            no idea what this is
            No problem with the photo
            No problem
            No worries
            No, no problem at all
            No need to ask me
            No, not sure
            No objection if you cut the number
            Don't send it yet
            Don't approve it until I have called her
            don't know
            I don't mind
            I would say no, let Peter decide
            Never mind
            Hello
            Hi Ruth
            Ruth
            Thanks
            Thank you
            Dear all,
            Kind regards~Ruth
            To send it on, reply with the word: yes
            Who is Ann
            I am away until 7 December. Yes, I do read my mail when I am back.
            > yes
            >yes~>no
            On Fri, 28 Nov 2025 at 10:02, Walkers <w@example.org> wrote:~> yes
            From: Walkers <w@example.org>~Sent: Friday~To: Ruth~Subject: x~~yes
            -----Original Message-----~yes
            Hi no way, ok
            Hi I got your mail, yes
            Hi got your mail, yes
            Hello Peter has read it, yes
            Dear nobody, yes but
            Ja, aber ohne die Nummer
            Oui, si elle enlève le numéro
            Sí, pero sin el número
            Ja?
            stop the press
            yes yes yes but
            👍 but not today
            👍👎
            😂
            Yes ~~~~~~~~~~~~~~~~~ but not like this
            """)
    void everything_else_changes_nothing(String text) {
        assertThat(Spoken.heard(Question.Kind.POST, text)).isEqualTo("unclear");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            undo
            UNDO!
            Undo please
            please undo
            Undo, that was a mistake
            Sorry, undo it
            Hi,~~undo~~Ruth
            Take it back
            please take that back
            stop!
            Stop, please
            rückgängig
            """)
    void an_answer_is_taken_back(String text) {
        assertThat(Spoken.heard(Question.Kind.POST, text)).isEqualTo("undo");
    }
}
