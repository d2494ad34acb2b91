package org.letterboard.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.letterboard.reading.Reading;

/// Somebody in the town with a mail program.
record Person(Town town, String name, String address) {

    /// Writes a letter; answers what the door said at the end.
    String writes(String to, String subject, String text) {
        return town.send(
                address,
                to,
                Letters.from(name + " <" + address + ">").subject(subject).text(text));
    }

    /// Presses Reply and writes above the quote, as everybody does.
    String answers(Postbox.Got mail, String text) {
        return answersFrom(address, mail, text);
    }

    /// The same from another address of theirs.
    String answersFrom(String other, Postbox.Got mail, String text) {
        return town.send(
                other,
                mail.header("Reply-To"),
                Letters.from(name + " <" + other + ">")
                        .subject("Re: " + mail.header("Subject"))
                        .replyTo(mail.header("Message-ID"))
                        .text(text + "\n\nOn Fri, 27 Nov 2026 at 10:00, Walkers wrote:\n"
                                + words(mail).replaceAll("(?m)^", "> ")));
    }

    Postbox.Got gets(String subject) {
        return town.postbox.awaitOne(address, subject);
    }

    /// The letter's own words.
    static String words(Postbox.Got mail) {
        return Reading.read(mail.bytes()).text();
    }

    int mails() {
        return town.postbox.of(address).size();
    }

    int mails(String subject) {
        return (int) town.postbox.of(address).stream()
                .filter(mail -> mail.header("Subject").contains(subject))
                .count();
    }

    void awaitsMails(String subject, int count) {
        Awaitility.await().until(() -> mails(subject) >= count);
        assertThat(mails(subject)).isEqualTo(count);
    }

    boolean isOn(String list) {
        return town.isMember(list, address);
    }
}
