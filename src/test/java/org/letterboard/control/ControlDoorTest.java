package org.letterboard.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlDoorTest {

    @Test
    void large_answers_and_odd_bytes_go_through_the_frames_unchanged() throws IOException {
        var bytes = new byte[1_000_000];
        new Random(7).nextBytes(bytes);
        var wire = new ByteArrayOutputStream();
        var line = new DataOutputStream(wire);
        var answer = Frames.answer(line);
        answer.bytes(bytes);
        answer.refuse("schade: é");
        Frames.exit(line, 3);

        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code =
                Frames.passOn(new DataInputStream(new ByteArrayInputStream(wire.toByteArray())), new Answer(out, err));

        assertThat(code).isEqualTo(3);
        assertThat(out.toByteArray()).isEqualTo(bytes);
        assertThat(err.toString(UTF_8)).isEqualTo("schade: é\n");
    }
}
