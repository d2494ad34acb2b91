package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What header values mean, in tables.
class HeaderTablesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # address              | is one
            ann@example.org        | true
            "ann bell"@example.org | true
            "an\\"n"@example.org    | true
            "an"n"@example.org     | false
            "ann\\"@example.org     | false
            ann bell@example.org   | false
            @example.org           | false
            """)
    void what_is_an_address(String text, boolean is) {
        assertThat(EmailAddress.parse(text).isPresent()).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        =?utf-8?Q?Gr=C3=BC=C3=9Fe?=                          | Grüße
        Re: =?ISO-8859-1?q?caf=E9_au_lait?= today            | Re: café au lait today
        =?utf-8?B?w6Q=?= =?utf-8?B?w7Y=?=                    | äö
        =?utf-8?B?w6Q?=                                      | ä
        =?utf-8?Q?=C3?= =?utf-8?Q?=A4?=                      | ä
        "=?utf-8?Q?J=C3=B6rg?="                              | "Jörg"
        =?utf-8*de?Q?J=C3=B6rg?=                             | Jörg
        =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=                   | 日本
        =?nonsense?Q?=C3=A4?=                                | ä
        =?us-ascii?Q?=E4?=                                   | ä
        =?utf-8?Q?with spaces in it?=                        | with spaces in it
        =?utf-8?X?what?=                                     | =?utf-8?X?what?=
        =?utf-8?Q?never ends                                 | =?utf-8?Q?never ends
        a =?utf-8?Q?b?=c                                     | a bc
        """)
    void encoded_words_are_read(String value, String text) {
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Ann Bell <ann@example.org>                           | Ann Bell~ann@example.org
        "Bell, Ann" <ann@example.org>                        | Bell, Ann~ann@example.org
        Bell, Ann <ann@example.org>                          | Bell, Ann~ann@example.org
        ann@example.org (Ann Bell)                           | Ann Bell~ann@example.org
        John Q. Public <jq@example.org>                      | John Q. Public~jq@example.org
        <@a.org,@b.org:ann@example.org>                      | ~ann@example.org
        Friends: a@example.org, B <b@example.org>;, c@example.org | ~a@example.org / B~b@example.org / ~c@example.org
        undisclosed-recipients:;                             | ``
        =?utf-8?Q?J=C3=B6rg?= <j@example.org>                | Jörg~j@example.org
        "=?utf-8?Q?J=C3=B6rg?=" <j@example.org>              | Jörg~j@example.org
        'Ann' <ann@example.org>                              | Ann~ann@example.org
        ann @ example . org                                  | ~ann@example.org
        "ann b"@example.org                                  | ~"ann b"@example.org
        Pete(A \\) nice) <pete(his)@example.org>             | ``
        ann@example.org <ann@example.org>                    | ann@example.org~ann@example.org
        Ann <ann@example.org                                 | Ann~ann@example.org
        <mailto:ann@example.org>                             | ~ann@example.org
        nobody                                               | ``
        """)
    void addresses_are_read(String value, String expected) {
        var found = AddressList.parse(value).stream()
                .map(mailbox -> mailbox.name() + "~" + mailbox.address())
                .toList();
        assertThat(String.join(" / ", found)).isEqualTo(expected);
    }

    @Test
    void a_name_without_an_address_is_a_name_still() {
        assertThat(AddressList.name("Ann Bell")).isEqualTo("Ann Bell");
        assertThat(AddressList.name("Ann Bell <>")).isEqualTo("Ann Bell");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <a@b> <c@d>                    | <a@b> <c@d>
        "Ann <x@y>" <a@b>              | <a@b>
        <a@ b  c>                      | <a@bc>
        Your letter <a@b> of "Monday   | <a@b>
        a@b                            | <a@b>
        <"a.b"@c>                      | <a.b@c>
        <"a b"@c>                      | <ab@c>
        <a@b<c@d>                      | <c@d>
        <a@b                           | ``
        <12345>                        | <12345>
        """)
    void ids_are_read(String value, String ids) {
        assertThat(String.join(" ", MessageIds.parse(value))).isEqualTo(ids);
    }

    @Test
    void of_endless_references_both_ends_are_kept() {
        var value = new StringBuilder();
        for (var i = 0; i < 50_000; i++) value.append('<').append(i).append("@x> ");

        assertThat(MessageIds.parse(value.toString()))
                .hasSize(1_000)
                .startsWith("<0@x>")
                .endsWith("<49999@x>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Mon, 23 Nov 2026 10:00:00 +0000         | 2026-11-23T10:00:00Z
        Mon, 23 Nov 2026 10:00 +0130 (Comment)  | 2026-11-23T08:30:00Z
        23 Nov 98 10:00:00 EST                  | 1998-11-23T15:00:00Z
        23 Nov 26 10:00:00 GMT                  | 2026-11-23T10:00:00Z
        23 Nov 126 10:00:00 Z                   | 2026-11-23T10:00:00Z
        Mon Nov 23 10:00:00 2026                | 2026-11-23T10:00:00Z
        Mon, 23-Nov-2026 10:00:60 -0800         | 2026-11-23T18:00:59Z
        Mon, 23 November 2026 10:00:00 "GMT"    | 2026-11-23T10:00:00Z
        31 Feb 2026 10:00:00 +0000              | -
        23 Nov 2026 25:00:00 +0000              | -
        23 Nov 2026 12: +0000                   | -
        23 Nov 99999 10:00:00 +0000             | -
        yesterday                               | -
        """)
    void dates_are_read(String value, String instant) {
        assertThat(MailDate.parse(value).map(Object::toString).orElse(null)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        attachment; filename="a b.pdf"                                | a b.pdf
        attachment; filename=a b.pdf                                  | a b.pdf
        attachment; filename*=UTF-8''caf%C3%A9.txt; filename=cafe.txt | café.txt
        attachment; filename*0*=iso-8859-1'fr'caf%E9; filename*1=.txt | café.txt
        attachment; filename*1="b.txt"; filename*0="a"                | ab.txt
        attachment; filename="=?utf-8?Q?caf=C3=A9?="                  | café
        attachment; (a comment; x=y) FileName = "x.txt"               | x.txt
        attachment; filename="C:\\temp\\a \\"b\\".txt"                | C:\\temp\\a "b".txt
        attachment; filename="100%.txt"                               | 100%.txt
        """)
    void parameters_are_read(String value, String name) {
        assertThat(Parameterised.parse(value).get("filename")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        iso-8859-1       | 80 e4     | €ä
        us-ascii         | c3 a4     | ä
        us-ascii         | e4        | ä
        utf-8            | e4 20 41  | ä A
        utf-8            | c3 a4 c3  | ä�
        gb2312           | d6 d0     | 中
        koi8-r           | d2 d5     | ру
        x-sjis           | 93 fa     | 日
        ks_c_5601-1987   | b0 a1     | 가
        iso-2022-jp      | 1b 24 42 46 7c 1b 28 42 | 日
        us-ascii         | 1b 24 42 46 7c 1b 28 42 | 日
        UTF-7            | 2b 41 4f 51 2d          | +AOQ-
        no-such-charset  | c3 a4     | ä
        "utf-8"          | c3 a4     | ä
        tis-620          | a1        | ก
        iso-8859-2       | 9c b9     | śą
        iso-8859-2       | c5 9b     | ś
        iso-8859-2       | b6 b1     | śą
        iso-2022-jp      | 93 fa     | 日
        """)
    void bytes_are_text(String label, String hex, String text) {
        assertThat(Charsets.decode(HexFormat.ofDelimiter(" ").parseHex(hex), label))
                .isEqualTo(text);
    }

    @Test
    void text_has_no_nuls() {
        assertThat(Charsets.decode("a\0b".getBytes(ISO_8859_1), null)).isEqualTo("ab");
        assertThat(Charsets.decode("a\0b".getBytes(ISO_8859_1), "utf-8")).isEqualTo("ab");
        assertThat(Charsets.of("latin1")).contains(Charset.forName("windows-1252"));
    }

    @Test
    void flowed_paragraphs_are_one_line_again() {
        var text = "This is \nflowed.\n\n> quoted \n> too\n>> deeper\n-- \nAnn\n From here\n";

        assertThat(FlowedText.decode(text, false))
                .isEqualTo("This is flowed.\n\n> quoted too\n>> deeper\n-- \nAnn\nFrom here\n");
        assertThat(FlowedText.decode("日本 \n語\n", true)).isEqualTo("日本語\n");
    }
}
