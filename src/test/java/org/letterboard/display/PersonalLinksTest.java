package org.letterboard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A member forwards a newsletter, with the link by which she alone leaves it.
class PersonalLinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example.org/unsubscribe?u=7f3a9c1e2b4d5f60",
                "http://example.us1.list-manage.com/unsubscribe?u=aa11bb22cc33dd44&id=9f",
                "https://mail.example.org/u/optout/c9b1f0aa7731?l=2",
                "https://example.org/Abmelden/0f8fad5bd9cb469fa16570867728950e",
                "https://example.org/unsubscribe?email=ann@example.net",
                "https://example.org/opt-out?e=ann%40example.net",
                "https://lists.example.org/leave/walkers/k7f3k7f3k7f3k7f3k7f3"
            })
    void a_link_that_would_end_her_subscription_is_taken_out(String url) {
        assertThat(PersonalLinks.without("Too many mails? " + url + " and that is it."))
                .isEqualTo("Too many mails? " + PersonalLinks.TAKEN_OUT + " and that is it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org/how-to-unsubscribe",
                "https://www.example.org/leave/policy-of-2026",
                "https://www.example.org/walks/7f3a9c1e2b4d5f60",
                "https://unsubscribe.example.org",
                "https://example.org/news?id=7f3a9c1e2b4d5f60"
            })
    void every_other_link_stays(String url) {
        assertThat(PersonalLinks.without(url)).isEqualTo(url);
    }

    @Test
    void in_html_its_words_stay() {
        var html = "<p><a href=\"https://news.example.org/unsubscribe?u=7f3a9c1e2b4d5f60\">Unsubscribe</a> or"
                + " <a href=\"https://news.example.org/walks\">read more</a>,"
                + " https://news.example.org/unsubscribe?u=7f3a9c1e2b4d5f60 ann@example.net</p>";

        assertThat(MailHtml.clean(html, List.of(), AddresslessTest.ADDRESSLESS, _ -> Optional.empty()))
                .isEqualTo("<p>Unsubscribe or <a href=\"https://news.example.org/walks\""
                        + " rel=\"nofollow noopener noreferrer\">read more</a>, " + PersonalLinks.TAKEN_OUT + " "
                        + Addressless.HIDDEN + "</p>");
    }
}
