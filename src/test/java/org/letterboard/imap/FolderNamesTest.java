package org.letterboard.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # prefix | separator | written          | real
            ''       | /         | Letterboard/Done | Letterboard/Done
            ''       | .         | Letterboard/Done | Letterboard.Done
            INBOX.   | .         | Letterboard/Done | INBOX.Letterboard.Done
            INBOX.   | .         | INBOX/Done       | INBOX.Done
            INBOX.   | .         | inbox            | INBOX
            INBOX.   | .         | Inboxes          | INBOX.Inboxes
            """)
    void slashes_are_what_the_server_has_for_them(String prefix, char separator, String written, String real) {
        assertThat(new FolderNames(prefix, separator).real(written)).isEqualTo(real);
    }
}
