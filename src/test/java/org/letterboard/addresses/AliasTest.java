package org.letterboard.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasTest {

    @CsvSource(delimiter = '|', textBlock = """
            # display name               | first name
            Ann Bell                     | ann
            ANN                          | ann
            Bell, Ann                    | ann
            "Bell, Ann"                  | ann
            Dr. Ann Bell                 | ann
            J. Smith                     | smith
            Jürgen Groß                  | juergen
            Zoë Ångström                 | zoe
            Åsa Öberg                    | asa
            Łukasz Żak                   | lukasz
            Søren                        | soeren
            François                     | francois
            İbrahim                      | ibrahim
            Þóra                         | thora
            Nguyễn                       | nguyen
            Anne-Marie                   | annemarie
            O'Brien                      | obrien
            Анна                         | member
            小林                         | member
            ann.bell@example.org         | member
            ''                           | member
            !!! ...                      | member
            Wolfeschlegelsteinhausenbergerdorff | wolfeschlegelsteinha
            """)
    @ParameterizedTest
    void an_alias_begins_with_the_first_name(String displayName, String first) {
        assertThat(Alias.make(displayName, new SecureRandom())).matches(first + "\\.[a-z2-7]{4}");
    }

    @Test
    void two_anns_get_two_aliases() {
        var random = new Random(1);
        assertThat(Alias.make("Ann", random)).isNotEqualTo(Alias.make("Ann", random));
    }

    @Property
    void every_alias_has_its_form_and_none_is_a_token(@ForAll String displayName) {
        var alias = Alias.make(displayName, new SecureRandom());
        assertThat(Alias.hasForm(alias)).isTrue();
        assertThat(Tokens.hasForm(alias)).isFalse();
    }
}
