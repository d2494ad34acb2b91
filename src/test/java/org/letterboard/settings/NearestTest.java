package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # written,  meant
            hots,       host
            HOST,       host
            prot,       port
            conections, connections
            conectoins, connections
            tsl,        tls
            xyz,
            h,
            '',
            """)
    void a_slip_of_the_pen_is_understood_and_a_riddle_is_not(String written, String meant) {
        assertThat(Nearest.of(written, List.of("host", "port", "tls", "connections"))
                        .orElse(null))
                .isEqualTo(meant);
    }
}
