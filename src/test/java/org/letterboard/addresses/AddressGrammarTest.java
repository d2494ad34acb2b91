package org.letterboard.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.mail.EmailAddress;

class AddressGrammarTest {
    private static final Set<String> LISTS = Set.of("walkers", "walkers-north");
    private static final Tokens TOKENS = new Tokens(
            Keyring.of(0, Map.of(0, new byte[32])), Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    private final AddressGrammar grammar = new AddressGrammar("lists.example.org", '+');

    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # address                                | what it is
            walkers@lists.example.org                | Post[list=walkers]
            WALKERS@Lists.Example.ORG.               | Post[list=walkers]
            "walkers"@lists.example.org              | Post[list=walkers]
            walkers-north@lists.example.org          | Post[list=walkers-north]
            walkers-request@lists.example.org        | Request[list=walkers]
            Walkers-North-Request@lists.example.org  | Request[list=walkers-north]
            walkers-join@lists.example.org           | Join[list=walkers]
            walkers-subscribe@lists.example.org      | Join[list=walkers]
            walkers-leave@lists.example.org          | Leave[list=walkers]
            walkers-unsubscribe@lists.example.org    | Leave[list=walkers]
            walkers-help@lists.example.org           | Help[list=walkers]
            walkers-owner@lists.example.org          | Owner[list=walkers]
            walkers-bounces@lists.example.org        | Bounces[list=walkers, token=null]
            walkers+ann.k7f3@lists.example.org       | Masked[list=walkers, alias=ann.k7f3]
            walkers+Ann.K7F3@lists.example.org       | Masked[list=walkers, alias=ann.k7f3]
            Postmaster@lists.example.org             | Postmaster[]
            abuse@lists.example.org                  | Abuse[]
            runners@lists.example.org                | -
            walkers@example.org                      | -
            walkers@lists.example.org.evil.example   | -
            walkers@xlists.example.org               | -
            walkers-@lists.example.org               | -
            walkers-request-owner@lists.example.org  | -
            walkers+ann@lists.example.org            | -
            walkers+@lists.example.org               | -
            walkers+ann.k7f@lists.example.org        | -
            walkers+ann.k7f1@lists.example.org       | -
            walkers+x+ann.k7f3@lists.example.org     | -
            walkers-owner+ann.k7f3@lists.example.org | -
            walkers-bounces+ann.k7f3@lists.example.org | -
            postmaster+x@lists.example.org           | -
            runners+ann.k7f3@lists.example.org       | -
            """)
    @ParameterizedTest
    void an_address_means_one_thing_or_nothing(String address, String meaning) {
        var parsed = grammar.parse(EmailAddress.parse(address).orElseThrow(), LISTS::contains);

        assertThat(parsed.map(Object::toString)).isEqualTo(Optional.ofNullable(meaning));
    }

    /// In lower case the Kelvin sign is a k.
    @Test
    void letters_beyond_ascii_are_not_ours() {
        assertThat(grammar.parse(new EmailAddress("wal\u212aers", "lists.example.org"), LISTS::contains))
                .isEmpty();
    }

    @Test
    void a_token_is_an_answer_or_a_bounce() {
        var token = TOKENS.make(Purpose.BOUNCE, "walkers", 5);

        assertThat(grammar.bounces("walkers", token)).hasToString("walkers-bounces+" + token + "@lists.example.org");
        assertThat(grammar.parse(grammar.bounces("walkers", token), LISTS::contains))
                .contains(new Destination.Bounces("walkers", token));
        assertThat(grammar.parse(grammar.answer("walkers", token), LISTS::contains))
                .contains(new Destination.Answer("walkers", token));
    }

    @CsvSource(textBlock = """
            walkers,               true
            a1,                    true
            12345678901234567890,  true
            a,                     false
            123456789012345678901, false
            Walkers,               false
            wal_kers,              false
            wälder,                false
            -walkers,              false
            walkers-,              false
            walkers-owner,         false
            walkers-bounces,       false
            postmaster,            false
            abuse,                 false
            ownership,             true
            """)
    @ParameterizedTest
    void a_list_name_leaves_our_addresses_clear(String name, boolean good) {
        assertThat(AddressGrammar.isListName(name)).isEqualTo(good);
    }

    @ValueSource(chars = {'.', 'a', '7', '@', ' ', '%', '!'})
    @ParameterizedTest
    void a_separator_that_would_blur_the_grammar_is_refused(char separator) {
        assertThatThrownBy(() -> new AddressGrammar("lists.example.org", separator))
                .hasMessageContaining("expected one of");
    }

    @Property
    void whatever_is_written_is_short_enough_and_read_again_in_any_case(
            @ForAll("listNames") String list,
            @ForAll("separators") char separator,
            @ForAll String displayName,
            @ForAll Purpose purpose) {
        var our = new AddressGrammar("lists.example.org", separator);
        var token = TOKENS.make(purpose, list, (1L << 56) - 1);
        var alias = Alias.make(displayName, new SecureRandom());
        var all = Map.of(
                our.post(list), new Destination.Post(list),
                our.request(list), new Destination.Request(list),
                our.join(list), new Destination.Join(list),
                our.leave(list), new Destination.Leave(list),
                our.help(list), new Destination.Help(list),
                our.owner(list), new Destination.Owner(list),
                our.bounces(list), new Destination.Bounces(list, null),
                our.bounces(list, token), new Destination.Bounces(list, token),
                our.answer(list, token), new Destination.Answer(list, token),
                our.masked(list, alias), new Destination.Masked(list, alias));
        all.forEach((address, meaning) -> {
            assertThat(address.local().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
            for (var text : List.of(address.toString(), address.toString().toUpperCase(Locale.ROOT)))
                assertThat(our.parse(EmailAddress.parse(text).orElseThrow(), list::equals))
                        .contains(meaning);
        });
        assertThat(our.parse(our.postmaster(), list::equals)).contains(new Destination.Postmaster());
        assertThat(our.parse(our.abuse(), list::equals)).contains(new Destination.Abuse());
    }

    @Property
    void no_address_of_strangers_breaks_it(@ForAll String local, @ForAll("separators") char separator) {
        new AddressGrammar("lists.example.org", separator)
                .parse(new EmailAddress(local, "lists.example.org"), LISTS::contains);
    }

    @Provide
    Arbitrary<String> listNames() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(2)
                .ofMaxLength(20)
                .filter(AddressGrammar::isListName);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of('+', '-', '=', '_');
    }
}
