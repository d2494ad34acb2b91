package org.letterboard.display;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.addresses.AddressGrammar;

class AddresslessTest {
    static final Addressless ADDRESSLESS =
            new Addressless(new AddressGrammar("lists.example.org", '+'), "walkers"::equals);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '$', textBlock = """
            # text                                          ; as it is shown
            Write to ann@example.org.                       ; Write to [address hidden].
            Ann <ann.bell@example.org>, Bob                 ; Ann <[address hidden]>, Bob
            "ann bell"@example.org                          ; [address hidden]
            'ann@example.org'                               ; '[address hidden]'
            ann@[192.0.2.1]                                 ; [address hidden]
            ünal@bücher.example                             ; [address hidden]
            ann＠example.org                                 ; [address hidden]
            https://x.example/?to=ann%40example.org&a=b     ; https://x.example/?[address hidden]&a=b
            https://medium.example/@ann                     ; https://medium.example/@ann
            meet @ noon                                     ; meet @ noon
            @@ -1,2 @@                                      ; @@ -1,2 @@
            a@b@c.org                                       ; [address hidden]@c.org
            walkers@lists.example.org                       ; walkers@lists.example.org
            Walkers-Leave@lists.example.org                 ; Walkers-Leave@lists.example.org
            walkers+ann.k7f3@lists.example.org              ; [address hidden]
            secret@lists.example.org                        ; [address hidden]
            mailto:ann@example.org?subject=x                ; mailto:[address hidden]?subject=x
            """)
    void addresses_are_hidden_but_for_those_of_our_lists(String text, String shown) {
        assertThat(ADDRESSLESS.text(text)).isEqualTo(shown);
    }

    @Test
    void an_address_that_the_end_of_a_line_broke_is_hidden_too() {
        assertThat(ADDRESSLESS.text("write to ann@\n> example.org today")).isEqualTo("write to [address hidden] today");
    }

    @Test
    void a_long_line_of_at_signs_takes_no_time() {
        var line = "a@".repeat(500_000);
        assertThat(ADDRESSLESS.text(line)).isNotEmpty();
        assertThat(ADDRESSLESS.text("a".repeat(1_000_000) + "@" + "b".repeat(1_000_000)))
                .contains("[address hidden]");
    }

    @Test
    void a_name_cannot_turn_itself_around() {
        assertThat(ADDRESSLESS.line("photo\u202egpj.exe\r\nX: y")).isEqualTo("photogpj.exe  X: y");
    }

    @Property
    void whatever_stands_around_it_an_address_is_never_left(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 30) String before,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 30) String after) {
        var shown = ADDRESSLESS.text(before + " rosa@home.example " + after);
        assertThat(shown).doesNotContain("rosa@home");
    }
}
