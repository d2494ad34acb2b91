package org.letterboard.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFileTest {
    @TempDir
    Path data;

    @Test
    void one_that_a_crash_left_behind_is_nobody_and_is_replaced() throws IOException {
        SocketFile.listen(data).close();
        assertThat(SocketFile.in(data)).exists();

        assertThat(SocketFile.connect(data)).isEmpty();
        try (var again = SocketFile.listen(data);
                var line = SocketFile.connect(data).orElseThrow()) {
            assertThat(again.isOpen() && line.isConnected()).isTrue();
        }
    }

    @Test
    void one_that_answers_is_left_alone() throws IOException {
        try (var first = SocketFile.listen(data)) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(() -> SocketFile.listen(data)).hasMessageContaining("another gateway answers");
        }
    }

    @Test
    void a_folder_deeper_than_a_sockets_path_may_be_serves_as_well() throws IOException {
        var deep =
                Files.createDirectories(data.resolve("a-long-name-".repeat(8)).resolve("and-another-".repeat(8)));

        try (var listening = SocketFile.listen(deep);
                var line = SocketFile.connect(deep).orElseThrow()) {
            assertThat(listening.isOpen() && line.isConnected()).isTrue();
        }
        try (var left = Files.list(deep)) {
            assertThat(left).containsExactly(SocketFile.in(deep));
        }
    }

    @Test
    void nobody_serves_where_there_is_no_file() throws IOException {
        assertThat(SocketFile.connect(data)).isEmpty();
    }
}
