package org.letterboard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.letterboard.reading.BlocksTest.split;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands below a letter: signatures, advertisements, footers. What only looks like one stays text.
class EndingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Outlook with a reply is what I use
        From my phone I cannot open it.
        Mit meinem Handy kann ich das nicht lesen.
        Sent by mail on Monday, it should be there
        -Ann is not here
        - Milk
        """)
    void a_last_line_that_says_something_is_text(String line) {
        assertThat(split("Hello,\n\n" + line + "\n").signature()).isEmpty();
    }

    @Test
    void a_name_behind_a_dash_or_below_a_rule_is_a_signature() {
        assertThat(split("Yes.\n\n-Ann Bell\n").signature()).isEqualTo("-Ann Bell\n");
        assertThat(split("Yes.\n\n____________________\nAnn Bell\n0171 1234\n").text())
                .isEqualTo("Yes.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Von meinem Samsung Galaxy Smartphone gesendet.
        Von meinem iPhone gesendet
        Sent from my Galaxy
        Sent from AOL on Android
        Sent from the all new AOL app for iOS
        Sent from Yahoo Mail on Android
        Yahoo Mail: Search, Organise, Conquer
        Get Outlook for iOS<https://aka.ms/o0ukef>
        Outlook für Android beziehen<https://aka.ms/AAb9ysg>
        Envoyé à partir de Outlook pour iOS
        Inviato da Libero Mail per Android
        Verzonden met de Ziggo Mail app
        """)
    void what_a_phone_adds_is_a_signature(String line) {
        assertThat(split("Yes.\n\n" + line + "\n\n> Shall we?\n").text()).isEqualTo("Yes.\n");
        assertThat(split(line + " and so on,\nwith love,\nyour Ann\n").signature())
                .isEmpty();
    }

    @Test
    void signatures_are_told_apart() {
        assertThat(split("Yes.\n\n-- \nAnn\n0171 1234\n").signature()).isEqualTo("Ann\n0171 1234\n");
        assertThat(split("Yes.\n\nSent from my iPhone\n").signature()).isEqualTo("Sent from my iPhone\n");
        assertThat(split("Sent from my garden, with love,\nyour Ann\n").signature())
                .isEmpty();
        assertThat(split("Yes.\n-- \n" + "more text\n".repeat(30)).signature()).isEmpty();
        assertThat(split("Yes.\n" + "_".repeat(47) + "\nwalkers mailing list\nhttps://lists.example.org\n")
                        .text())
                .isEqualTo("Yes.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        -=-=-=-=-=-=-=-=-~Groups.io Links: You receive all messages~Unsubscribe: https://groups.example/unsub~-=-=-=-
        ------------------------ Yahoo! Groups Sponsor -------~-->~Join Now~https://example.org/
        To unsubscribe from this group, send an email to:~walkers-unsubscribe@example.org
        """)
    void footers_of_other_lists_are_no_text(String footer) {
        assertThat(split("Yes.\n\n" + footer.replace('~', '\n') + "\n").text()).isEqualTo("Yes.\n");
    }

    @Test
    void how_to_reach_the_writer_is_a_signature_below_a_farewell_and_nowhere_else() {
        var reach = "Head of Services\n12 Mill Lane\nT: 01632 960 144\n";

        assertThat(split("Yes.\n\nKind regards,\nHelen\n\n" + reach).signature())
                .isEqualTo(reach);
        assertThat(split("Call them on Monday:\n\n" + reach).signature()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        The hall is booked.~~**********~~The next meeting is on Monday at three.~Bring cakes.
        The walk starts at ten.~~Best wishes~Margaret~~PS. My new number is 01483 555 0123
        The outing on Saturday.~~With Peter Marsh~~Meet at Guildford, platform 2~Tel. 01483 555 0123
        Thank you.~~Kind regards~Ann~~[1] https://example.org/the-paper
        I use Outlook on Android.
        Sent with love and a verse from Psalm 23.
        Here it is:~~--~One~Two~Three~Four~Five~Six~Seven~Eight~Nine~~With love,~Ruth
        """)
    void what_the_writer_says_last_is_text(String letter) {
        var text = letter.replace('~', '\n') + "\n";

        assertThat(split(text).text()).isEqualTo(text);
    }

    @Test
    void what_signs_a_text_for_programs_is_no_text() {
        var signature = "-----BEGIN PGP SIGNATURE-----\n\niQIz\n-----END PGP SIGNATURE-----\n";
        var begin = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n";

        assertThat(split(begin + "\nHello.\n- - one\n" + signature).text()).isEqualTo("Hello.\n- one\n");
        assertThat(split(begin + "Hello.\n\nGoodbye.\n" + signature).text()).contains("Hello.", "Goodbye.");
    }
}
