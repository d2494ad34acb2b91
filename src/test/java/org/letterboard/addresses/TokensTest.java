package org.letterboard.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    private static final long LARGEST = (1L << 56) - 1;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Keyring KEYS = Keyring.of(3, Map.of(3, key(3)));

    private final Tokens tokens = on(TODAY, KEYS);

    @Property
    void a_token_says_what_was_put_into_it_in_any_case(
            @ForAll Purpose purpose, @ForAll @LongRange(max = LARGEST) long id) {
        var token = tokens.make(purpose, "walkers", id);

        assertThat(token).matches("[a-z2-7]{32}");
        assertThat(tokens.read("walkers", token)).isEqualTo(new Reading.Valid(purpose, id, TODAY));
        assertThat(tokens.read("Walkers", token.toUpperCase(Locale.ROOT)))
                .isEqualTo(new Reading.Valid(purpose, id, TODAY));
    }

    @Property
    void one_letter_changed_is_forged(
            @ForAll Purpose purpose,
            @ForAll @LongRange(max = LARGEST) long id,
            @ForAll @IntRange(max = 31) int at,
            @ForAll @CharRange(from = '2', to = '7') @CharRange(from = 'a', to = 'z') char letter) {
        var token = new StringBuilder(tokens.make(purpose, "walkers", id));
        if (token.charAt(at) == letter) return;
        token.setCharAt(at, letter);

        assertThat(tokens.read("walkers", token.toString())).isEqualTo(new Reading.Forged());
    }

    @Property
    void two_letters_swapped_are_forged(
            @ForAll @LongRange(max = LARGEST) long id,
            @ForAll @IntRange(max = 31) int one,
            @ForAll @IntRange(max = 31) int other) {
        var token = tokens.make(Purpose.ANSWER, "walkers", id);
        var swapped = new StringBuilder(token);
        swapped.setCharAt(one, token.charAt(other));
        swapped.setCharAt(other, token.charAt(one));
        if (swapped.toString().equals(token)) return;

        assertThat(tokens.read("walkers", swapped.toString())).isEqualTo(new Reading.Forged());
    }

    @Property
    void whatever_a_stranger_writes_is_forged(@ForAll String text) {
        assertThat(tokens.read("walkers", text)).isEqualTo(new Reading.Forged());
    }

    @Test
    void a_token_of_one_list_is_forged_at_another() {
        assertThat(tokens.read("runners", tokens.make(Purpose.ANSWER, "walkers", 7)))
                .isEqualTo(new Reading.Forged());
    }

    @CsvSource(textBlock = """
            BOUNCE,        30
            ANSWER,       400
            DIGEST_ITEM,   90
            UNSUBSCRIBE, 3653
            DIGEST,        90
            """)
    @ParameterizedTest
    void a_token_is_good_for_its_days_and_told_from_a_forged_one_later(Purpose purpose, int days) {
        var token = tokens.make(purpose, "walkers", 7);

        assertThat(on(TODAY.plusDays(days), KEYS).read("walkers", token))
                .isEqualTo(new Reading.Valid(purpose, 7, TODAY));
        assertThat(on(TODAY.plusDays(days + 1), KEYS).read("walkers", token))
                .isEqualTo(new Reading.Expired(purpose, 7, TODAY));
    }

    @Test
    void a_clock_that_went_back_harms_no_token() {
        assertThat(on(TODAY.minusDays(1), KEYS).read("walkers", tokens.make(Purpose.ANSWER, "walkers", 7)))
                .isEqualTo(new Reading.Valid(Purpose.ANSWER, 7, TODAY));
    }

    @Test
    void an_old_key_still_reads_and_a_removed_one_does_not() {
        var token = tokens.make(Purpose.ANSWER, "walkers", 7);
        var rotated = on(TODAY, Keyring.of(4, Map.of(3, key(3), 4, key(4))));
        var removed = on(TODAY, Keyring.of(4, Map.of(4, key(4))));
        var replaced = on(TODAY, Keyring.of(3, Map.of(3, key(9))));

        assertThat(rotated.read("walkers", token)).isInstanceOf(Reading.Valid.class);
        assertThat(rotated.make(Purpose.ANSWER, "walkers", 7)).isNotEqualTo(token);
        assertThat(removed.read("walkers", token)).isEqualTo(new Reading.Forged());
        assertThat(replaced.read("walkers", token)).isEqualTo(new Reading.Forged());
    }

    /// Made by another program (Python's hmac and base64).
    @Test
    void the_form_of_a_token_never_changes() {
        assertThat(tokens.make(Purpose.UNSUBSCRIBE, "walkers", 123_456_789))
                .isEqualTo("gqaumaaaaadvxtivtxpebfhyqzmfoudn");
    }

    @Test
    void a_keyring_checks_its_keys_and_keeps_them_to_itself() {
        assertThatThrownBy(() -> Keyring.of(1, Map.of(0, key(0)))).hasMessage("the keyring has no key 1");
        assertThatThrownBy(() -> Keyring.of(16, Map.of(16, key(0)))).hasMessageContaining("expected 0 to 15");
        assertThatThrownBy(() -> Keyring.of(0, Map.of(0, new byte[31]))).hasMessageContaining("expected 32 or more");
        assertThat(KEYS).hasToString("Keyring[current=3, keys=[3]]");
    }

    @Test
    void an_id_beyond_56_bits_is_refused() {
        assertThatThrownBy(() -> tokens.make(Purpose.ANSWER, "walkers", LARGEST + 1))
                .hasMessageContaining("56 bits");
        assertThatThrownBy(() -> tokens.make(Purpose.ANSWER, "walkers", -1)).hasMessageContaining("56 bits");
    }

    @Test
    void many_threads_make_ten_thousand_tokens_in_a_second() {
        var start = System.nanoTime();
        var wrong = IntStream.range(0, 20_000)
                .parallel()
                .filter(id -> !tokens.read("walkers", tokens.make(Purpose.BOUNCE, "walkers", id))
                        .equals(new Reading.Valid(Purpose.BOUNCE, id, TODAY)))
                .count();
        var one = System.nanoTime();
        for (var id = 0; id < 100_000; id++) tokens.make(Purpose.BOUNCE, "walkers", id);
        var perSecond = 100_000 * 1_000_000_000L / (System.nanoTime() - one);

        System.out.println("tokens made per second on one core: " + perSecond);
        assertThat(wrong).isZero();
        assertThat(perSecond).isGreaterThan(10_000);
        assertThat(Duration.ofNanos(one - start)).isLessThan(Duration.ofSeconds(4));
    }

    private static Tokens on(LocalDate day, Keyring keys) {
        return new Tokens(keys, Clock.fixed(day.atTime(23, 59).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    private static byte[] key(int seed) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return bytes;
    }
}
