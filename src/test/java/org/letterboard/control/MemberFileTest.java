package org.letterboard.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.lists.Delivery;

class MemberFileTest {

    private static MemberFile read(String text) {
        return MemberFile.read(text, address -> address.domain().equals("lists.example.org"));
    }

    @Test
    void columns_come_in_the_order_that_the_first_line_names() {
        var file = read("\uFEFFName;Address\n\"Bell; Ann\";ann@example.org\n");

        assertThat(file.bad()).isEmpty();
        assertThat(file.good()).hasSize(1);
        assertThat(file.good().getFirst().name()).isEqualTo("Bell; Ann");
        assertThat(file.good().getFirst().address()).hasToString("ann@example.org");
        assertThat(file.good().getFirst().delivery()).isNull();
    }

    @Test
    void a_file_without_a_first_line_of_names_is_taken_as_it_is() {
        var file = read("ann@example.org,Ann,daily\n  bob@example.org  \n");

        assertThat(file.good()).extracting(MemberFile.Good::delivery).containsExactly(Delivery.DAILY, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # line                            | what is said of it
            ann                               | found "ann" as the address
            ann@example.org,Bell, Ann, daily  | found 4 fields
            ann@example.org,"Ann              | a quote begins and does not end
            ann@example.org,Ann,dayly         | found "dayly" as the delivery
            walkers@lists.example.org,W       | is an address of this gateway
            """)
    void a_bad_line_is_told_with_its_number(String line, String words) {
        var file = read("zoe@example.org\n\n" + line + "\nyan@example.org\n");

        assertThat(file.good()).hasSize(2);
        assertThat(file.bad()).hasSize(1);
        assertThat(file.bad().getFirst()).startsWith("line 3: ").contains(words);
    }

    @Property(tries = 300)
    void no_text_brings_the_reader_down(@ForAll String text) {
        var file = read(text);

        assertThat(file.good().size() + file.bad().size())
                .isLessThanOrEqualTo((int) text.lines().count());
    }
}
