package org.letterboard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

    static Body split(String text) {
        return new Body(Blocks.split(text, "Re: x", new ArrayList<>()), null, false);
    }

    @Test
    void answers_between_quotes_stay_in_their_places() {
        var body = split("Ann wrote:\n> one?\n\nYes.\n\n> two?\n\nNo.\n");

        assertThat(body.blocks())
                .extracting(Block::kind)
                .containsExactly(
                        Block.Kind.QUOTED, Block.Kind.ANSWERED, Block.Kind.TEXT, Block.Kind.ANSWERED, Block.Kind.TEXT);
        assertThat(body.text()).isEqualTo("> one?\n\nYes.\n\n> two?\n\nNo.\n");
        assertThat(body.ownWords()).isEqualTo("Yes.\n\nNo.\n");
        assertThat(body.quoted()).isEqualTo("Ann wrote:\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Ann wrote:~> Shall we?~~Yes.                                | one quote above the whole answer
        Yes.~~Ann wrote:~> Shall we?~~Regards,~Ruth                 | nothing but a farewell below
        Yes.~~> Shall we?                                           | nothing below
        Yes.~~> Shall we?~~This email was checked for viruses.      | what a server adds
        """)
    void a_quote_that_nobody_answers_below_is_folded(String text, String why) {
        assertThat(split(text.replace('~', '\n') + "\n").text()).as(why).doesNotContain("Shall we?");
    }

    @Test
    void a_wall_of_quotes_is_folded_even_above_an_answer() {
        assertThat(split("Hi,\n\n" + "> and so on\n".repeat(30) + "\nYes, this is so.\n")
                        .text())
                .isEqualTo("Hi,\n\nYes, this is so.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
        Yes. On Mon, Nov 23, 2026 at 10:00 AM, Ann <a@b.c> wrote:~> Shall we?
        Yes.---- On Mon, Nov 23, 2026 at 10:00 AM, a@b.c wrote:~> Shall we?
        Yes.~2026-11-23 10:00 GMT+01:00 Ann Bell <~a@b.c>:~~> Shall we?
        Yes.~2026/11/23 Ann Bell <a@b.c>~~> Shall we?
        Yes.~23.11.2026, 10:00, "Ann" <a@b.c>:~~> Shall we?
        Yes.~~---- On Mon, 23 Nov 2026 10:00:00 +0100 Ann Bell<a@b.c> wrote ----~~Shall we?
        Yes.~~---- Ann Bell wrote ----~~> Shall we?
        Yes.~~On Mon, Nov 23, 2026, at 10:00 AM, Ann Bell wrote:~~Shall we?
        Yes.~~Ann Bell <a@b.c> wrote:~~Shall we?
        Yes.~~Vào 10:00 23 tháng 11, 2026, Ann <a@b.c> đã viết:~~> Shall we?
        Yes.~~On Mon, 23 Nov 2026 at 10:00 Ann~~<~mailto:Ann <a@b.c>~> wrote:~~Shall we?
        Yes.~~Ann wrote on 23.11.2026:~~| Shall we?~| Or not?
        Yes.~~Ann> Shall we?~Ann> Or not?
        Yes.~~>>>Ann said:~ > Shall we?~ > Or not, if the weather is like last wee~     k?
        Yes.~~    Date: Mon, 23 Nov 2026 10:00:00 +0100~    From: Ann <a@b.c>~~  | Shall we?
        Yes.~~  | Date: Mon, 23 Nov 2026 10:00:00 +0100~  | From: Ann <a@b.c>~  |~  | Shall we?
        Yes.~~Ann wrote:~> Shall we go to~(https://example.org/a?b=c)~> on Monday
        """)
    void however_a_quote_is_led_to_it_is_one(String text) {
        assertThat(split(text.replace('~', '\n') + "\n").text()).isEqualTo("Yes.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ---------- Forwarded message ---------
        Begin forwarded message:
        -------- Weitergeleitete Nachricht --------
        Anfang der weitergeleiteten Nachricht:
        ---------- Message transféré ---------
        ---------- Mensaje reenviado ---------
        -------- Messaggio inoltrato --------
        -------- Пересылаемое сообщение --------
        """)
    void what_is_forwarded_stays_readable(String mark) {
        assertThat(split("Look:\n\n" + mark + "\nFrom: Ann <a@b.c>\nDate: Monday\nSubject: x\nTo: Bob\n\nWe won.\n")
                        .text())
                .contains("Look:", "From: Ann", "We won.");
        assertThat(split("Look:\n\n> " + mark + "\n> From: Ann\n>\n> We won.\n").text())
                .contains("We won.");
        // In a quote, or below its mark, it is a part of that quote.
        assertThat(split("Yes.\n\nBob wrote:\n> " + mark + "\n> From: Ann\n>\n> We won.\n")
                        .text())
                .isEqualTo("Yes.\n");
        assertThat(split("Yes.\n\n-----Original Message-----\nFrom: Bob\n\n" + mark + "\nFrom: Ann\n\nWe won.\n")
                        .text())
                .isEqualTo("Yes.\n");
    }

    @Test
    void a_hard_space_before_a_colon_is_one() {
        var header = "De : Walkers <w@example.org>\n À : Ann <ann@example.org>\n Envoyé le : Vendredi 28 novembre 2025"
                + " 10h02\n Objet : Lunch\n";

        assertThat(split("Yes.\n\n" + header.replace(" :", "\u00a0:") + "\nShall we meet?\n")
                        .text())
                .isEqualTo("Yes.\n");
    }

    @Test
    void a_word_that_fell_out_of_a_quote_belongs_to_it() {
        var body = split("""
                Yes, gladly.

                > Shall we meet at the mill on Sunday at ten, or is that too early for you and
                your
                > mother? There is a bus.
                > I think that the bus takes longer than it says, so please do not be late.
                and what of the dog?
                > He comes, too.
                """);

        assertThat(body.ownWords()).isEqualTo("Yes, gladly.\n\nand what of the dog?\n");
    }

    @Test
    void an_attribution_is_no_part_of_what_it_leads_to() {
        var body = split("On 28/11/2026 10:02, Ann wrote:\n> Shall we?\n> > When?\n\nYes.\n\n> At nine?\n\nYes.\n");

        assertThat(body.text()).startsWith("> Shall we?");
        assertThat(body.quotedOnce()).isEqualTo("Shall we?\nAt nine?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        On Mon, 23 Nov 2026 at 10:00, Ann <a@b.c> wrote:       | English
        On Mon, 23 Nov 2026 at 10:00~Ann Bell <a@b.c> wrote:   | English
        Am 23.11.26 um 10:00 schrieb Ann:                      | German
        Le 23 nov. 2026 à 10:00, Ann a écrit :                 | French
        El lun, 23 nov 2026 a las 10:00, Ann escribió:         | Spanish
        Op 23 nov. 2026 om 10:00 schreef Ann:                  | Dutch
        2026年11月23日 10:00、Ann <a@b.c>のメール:              | Japanese
        23.11.2026 10:00, Ann пишет:                           | Russian
        Missatge de Ann <a@b.c> del dia dl., 23 de nov. 2026:  | Catalan
        pon, 23. stu 2026. u 10:00 Ann <a@b.c> napisao je:     | Croatian, Serbian or Slovenian
        - Le 2026-11-23 10:00, Ann a écrit :                   | French
        """)
    void an_attribution_belongs_to_its_quote(String attribution, String language) {
        var notes = new ArrayList<String>();
        var lines = attribution.replace('~', '\n');
        var body = new Body(Blocks.split("Yes.\n\n" + lines + "\n\n> Shall we?\n", "Re: x", notes), null, false);

        assertThat(body.text()).isEqualTo("Yes.\n");
        assertThat(notes).contains("quoted: attribution line in " + language + ", line 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        On Friday 28 November 2025 at 10:02:11 GMT, Walkers <w@example.org> wrote:~ ~ Hello
        On Fri, 28 Nov 2025 at 10:02, Walkers<w@example.org> wrote:   Hello
        On Fri, 28 Nov 2025 at 10:02, Walkers <w@example.org>~wrote:~~Hello
        In a message dated 28/11/2025 10:02:11 GMT, w@example.org writes:~~Hello
        In data 28 novembre 2025 10:02:11 "Walkers" <w@example.org> ha scritto:~~Hello
        pe 28. marraskuuta 2025 klo 10.02 Walkers~<w@example.org> kirjoitti:~~Hello
        10:02 AM, November 28, 2025, "Walkers" <w@example.org>:~~Hello
        [Em Sexta-feira, 28 de Novembro de 2025 10:02, Walkers <w@example.org> escreveu:]~~Hello
        On Fri, 28 Nov 2025 10:02:11 -0200 Walkers <w@example.org> wrote~~Hello
        -------- Oprindelig besked --------~Fra: Walkers <w@example.org>~Dato: 28.11.2025 10.02~Til: Ann~Emne: Lunch~~Hello
        Am Freitag, 28. November 2025 um 10:02:11 MEZ hat Walkers <w@example.org> geschrieben:~~Hello
        Le vendredi 28 novembre 2025 à 10:02:11, Walkers <w@example.org> a écrit :~~Hello
        El viernes, 28 de noviembre de 2025, 10:02:11, Walkers <w@example.org> escribió:~~Hello
        Il venerdì 28 novembre 2025 alle ore 10:02:11, Walkers <w@example.org> ha scritto:~~Hello
        Op vrijdag 28 november 2025 om 10:02:11 schreef Walkers <w@example.org>:~~Hello
        """)
    void all_below_an_attribution_is_quoted_where_no_line_is_marked(String quote) {
        assertThat(split("Yes.\n\n" + quote.replace('~', '\n') + "\n\nShall we?\n")
                        .text())
                .isEqualTo("Yes.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        At 10:00 ann@example.org wrote: come at once!~Nobody came.
        On Monday she wrote:~~Nobody came.
        On Friday 28 November 2025 at 10:02 somebody wrote:~~Nobody came.
        Write to ann@example.org by 10:00, as she wrote.~~Nobody came.
        Date: 28/11/2026 10:00~From: Guildford~To: Waterloo~~Bring your lunch.
        """)
    void a_sentence_about_a_letter_is_no_attribution(String text) {
        assertThat(split("Listen.\n\n" + text.replace('~', '\n') + "\n").quoted())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Gesendet: Freitag, 28. November 2025 um 11:02 Uhr~Von: "W" <w@example.org>~An: ruth@example.org~Betreff: x
        From: W <w@example.org>~Sent: Friday 10:02~To: Ruth~Subject: x
        *From:* W <w@example.org>~*Sent:* Friday 10:02~*To:* Ruth~*Subject:* x
        Von: W~Gesendet: Freitag~An: Ruth~Betreff: x
        De : W~Envoyé : vendredi~À : Ruth~Objet : x
        De: W~Enviado: viernes~Para: Ruth~Asunto: x
        Van: W~Verzonden: vrijdag~Aan: Ruth~Onderwerp: x
        Da: W~Inviato: venerdì~A: Ruth~Oggetto: x
        -------- Original message --------From: W <w@example.org> Date: 28/11/2025 To: ruth@example.org
        -------- Ursprüngliche Nachricht --------~Von: W <w@example.org>
        ---------------------------From: "W Bell"~~To: ruth@example.org~Sent: Monday November 23 2026 10:00:00AM~Subject: x
        ________________________________~Are you there?~~On Mon, Nov 23, 2026 at 10:00 AM, W <w@example.org> wrote:
        """)
    void a_header_block_begins_a_quote(String quote) {
        assertThat(split("Yes.\n\n" + quote.replace('~', '\n') + "\n\nShall we?\n")
                        .text())
                .isEqualTo("Yes.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        > Shall we?                                                       | true
        On 28/11/2025 10:02, Ann wrote:~> Shall we?                       | true
        -----Original Message-----~From: Ann~~Shall we?                   | true
        ________~From: Ann~Sent: Monday~To: Bob~Subject: x~~Shall we?     | true
        On Friday at 10:02, Ann <a@b.c> wrote:~~Shall we?                 | true
        Yes.~> Shall we?                                                  | false
        ``                                                                | false
        From: London~we went home.                                        | false
        """)
    void who_adds_nothing_to_a_quote_has_only_quoted(String text, boolean only) {
        assertThat(split(text.replace('~', '\n') + "\n").isOnlyQuoted()).isEqualTo(only);
    }

    @Test
    void the_sentence_above_a_quote_stays_text() {
        assertThat(split("I agree with this here:\n> one\n").text()).isEqualTo("I agree with this here:\n");
        assertThat(split("Ann and I went home.\n> one\n").text()).isEqualTo("Ann and I went home.\n");
    }

    @Test
    void what_outlook_puts_below_an_answer_is_quoted() {
        assertThat(split("Yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Ann\n\nShall we?\n")
                        .text())
                .isEqualTo("Yes.\n");
        assertThat(split("Yes.\n\n______\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\nShall we?\n")
                        .text())
                .isEqualTo("Yes.\n");
        assertThat(split("Yes.\n\nFrom: London\nwe went home.\n").text())
                .isEqualTo("Yes.\n\nFrom: London\nwe went home.\n");
    }

    @Test
    void what_is_passed_on_stays_readable() {
        assertThat(split("-----Original Message-----\nFrom: Ann\n\nShall we?\n").text())
                .contains("Shall we?");
        assertThat(split("> Shall we?\n").text()).isEqualTo("> Shall we?\n");
        var forwarded =
                Blocks.split("See below.\n\n-----Original Message-----\nShall we?\n", "Fwd: x", new ArrayList<>());
        assertThat(new Body(forwarded, null, false).text()).contains("Shall we?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
        Please note the address of Ann Bell <a@b.c> who has sent me the dates:~~3 June, a walk~10 June, the museum
        This is how.~~Settings> Mail> Accounts~~Then go to~~Settings> Mail> Signature~~and remove it.
        What to bring:~~ > a raincoat~ > sandwiches~ > good shoes
        Date: Saturday 14 June~To: Waterloo~~| 10:00 | Guildford |~| 10:40 | Waterloo |~~Who comes?
        We talked.~~Message du comité~Nous serons là.
        """)
    void what_only_looks_like_a_quote_stays_text(String letter) {
        var text = letter.replace('~', '\n') + "\n";

        assertThat(split(text).text()).isEqualTo(text);
    }

    @Test
    void what_git_puts_above_a_patch_begins_no_quote() {
        var patch = "From " + "0".repeat(40)
                + " Mon Sep 17 00:00:00 2001\nFrom: Ann <a@b.c>\nDate: Mon, 23 Nov 2026\nSubject: Fix\n\nIt was broken.\n";

        assertThat(split("Like this:\n\n" + patch).text()).endsWith(patch);
    }

    @Test
    void a_line_that_an_mbox_escaped_is_text() {
        assertThat(split("Hello\n>From here on it is easy.\n").text()).isEqualTo("Hello\n>From here on it is easy.\n");
    }

    @Property(tries = 500)
    void every_line_lands_in_exactly_one_block(
            @ForAll List<@net.jqwik.api.constraints.IntRange(max = 7) Integer> picks) {
        var kinds = List.of(
                "", "Hello", "> quote", "-- ", "Ann wrote:", "From: Ann", "Subject: x", "-----Original Message-----");
        var text = picks.stream().map(kinds::get).collect(Collectors.joining("\n"));
        var blocks = Blocks.split(text, "", new ArrayList<>());

        var joined = blocks.stream().map(Block::text).collect(Collectors.joining());
        assertThat(joined.stripTrailing()).isEqualTo(text.stripTrailing());
    }
}
