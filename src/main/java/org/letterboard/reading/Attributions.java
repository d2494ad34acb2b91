package org.letterboard.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The lines that mail programs put before a quote, in the languages we know: "On Sunday, Ann wrote:", a
/// dashed "Original Message", a block of From, Sent, To and Subject. One table a kind: a language is a
/// line more.
final class Attributions {

    /// @param verbs what is written before or after the name; all in lower case
    private record Language(String name, List<String> verbs) {}

    private static final List<Language> WROTE = List.of(
            new Language("English", List.of("wrote", "writes", "said", "replied")),
            new Language("German", List.of("schrieb", "geschrieben")),
            new Language("French", List.of("a écrit", "écrit", "a ecrit")),
            new Language("Spanish", List.of("escribió", "escribio", "escribe")),
            new Language("Portuguese", List.of("escreveu", "escreve")),
            new Language("Italian", List.of("ha scritto", "scrive")),
            new Language("Dutch", List.of("schreef", "geschreven")),
            new Language("Danish, Norwegian or Swedish", List.of("skrev", "skriver")),
            new Language("Finnish", List.of("kirjoitti")),
            new Language("Polish", List.of("napisał", "napisała", "pisze")),
            new Language("Czech or Slovak", List.of("napsal", "napísal", "napsala")),
            new Language("Russian", List.of("написал", "пишет", "писал")),
            new Language("Ukrainian", List.of("пише")),
            new Language("Hungarian", List.of("írta", "ezt írta")),
            new Language("Romanian", List.of("a scris")),
            new Language("Turkish", List.of("yazdı", "şunu yazdı")),
            new Language("Greek", List.of("έγραψε")),
            new Language("Japanese", List.of("書きました", "のメール", "wrote")),
            new Language("Chinese", List.of("写道", "寫道")),
            new Language("Korean", List.of("작성", "님이")));

    private static final List<String> ORIGINAL = List.of(
            "original message",
            "original appointment",
            "ursprüngliche nachricht",
            "originalnachricht",
            "message d'origine",
            "message original",
            "mensaje original",
            "mensagem original",
            "messaggio originale",
            "oorspronkelijk bericht",
            "oprindelig meddelelse",
            "ursprungligt meddelande",
            "originalmeddelande",
            "opprinnelig melding",
            "alkuperäinen viesti",
            "wiadomość oryginalna",
            "původní zpráva",
            "исходное сообщение",
            "пересылаемое сообщение",
            "orijinal mesaj",
            "原始邮件",
            "原始郵件",
            "原のメッセージ");

    private static final List<String> FROM = List.of(
            "from",
            "von",
            "de",
            "da",
            "van",
            "fra",
            "från",
            "lähettäjä",
            "od",
            "от",
            "kimden",
            "发件人",
            "寄件者",
            "差出人",
            "보낸 사람");
    private static final List<String> OTHER = List.of(
            "sent",
            "date",
            "to",
            "cc",
            "subject",
            "reply-to",
            "gesendet",
            "datum",
            "an",
            "betreff",
            "envoyé",
            "date",
            "à",
            "objet",
            "enviado",
            "enviada",
            "fecha",
            "para",
            "asunto",
            "assunto",
            "data",
            "inviato",
            "a",
            "oggetto",
            "verzonden",
            "aan",
            "onderwerp",
            "sendt",
            "til",
            "emne",
            "skickat",
            "till",
            "ämne",
            "lähetetty",
            "vastaanottaja",
            "aihe",
            "wysłano",
            "do",
            "temat",
            "odesláno",
            "komu",
            "předmět",
            "отправлено",
            "дата",
            "кому",
            "тема",
            "gönderildi",
            "kime",
            "konu",
            "发送时间",
            "收件人",
            "主题",
            "日期",
            "抄送",
            "寄件日期",
            "收件者",
            "主旨",
            "送信日時",
            "宛先",
            "件名",
            "보낸 날짜",
            "받는 사람",
            "제목");

    // A time, a year, or an address: an attribution names the mail it is about, a sentence mostly does not.
    private static final Pattern WHEN = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{4}|\\d{1,2}[./-]\\d{1,2}");
    private static final Pattern GAP = Pattern.compile(": {2,}");
    // Four wrapped lines of 80.
    private static final int LONGEST = 400;

    private Attributions() {}

    /// The language of the attribution that these lines, put together, are; empty where they are none.
    static Optional<String> language(String lines) {
        var text = lines.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST || !endsLikeOne(text)) return Optional.empty();
        return WROTE.stream()
                .filter(language -> language.verbs().stream().anyMatch(text::contains))
                .map(Language::name)
                .findFirst();
    }

    /// Whether these lines can be nothing else: an address, a time, the verb, and a colon. The colon ends them, or,
    /// as Yahoo on a phone has it, is followed by a gap and the first words of the quote.
    static boolean isFull(String lines) {
        // Most lines have no address: a cheap look before a costly one.
        if (lines.indexOf('@') < 0) return false;
        var text = lines.strip();
        var gap = GAP.matcher(text);
        var head = gap.find() ? text.substring(0, gap.start() + 1) : text;
        return head.length() <= LONGEST
                && (head.endsWith(":") || head.endsWith("："))
                && head.indexOf('@') > 0
                && saysWhen(head)
                && language(head).isPresent();
    }

    /// Whether an attribution may begin with this line: a cheap look before a costly one.
    static boolean mayBegin(String line) {
        return line.length() <= LONGEST && saysWhen(line);
    }

    /// Whether a time or a date is in it.
    static boolean saysWhen(String lines) {
        return WHEN.matcher(lines).find();
    }

    private static boolean endsLikeOne(String text) {
        var last = text.charAt(text.length() - 1);
        return last == ':' || last == '：' || text.indexOf('@') >= 0 || saysWhen(text);
    }

    /// `-----Original Message-----`
    static boolean isOriginalMark(String line) {
        var text = line.strip().toLowerCase(Locale.ROOT);
        if (!text.startsWith("--")) return false;
        // Samsung glues the header of the quoted mail to it: "-------- Original message --------From: Ann".
        var end = text.lastIndexOf("--", Math.min(text.length(), 80)) + 2;
        return end > 4
                && (end == text.length() || (end <= 80 && isHeaderLine(text.substring(end))))
                && ORIGINAL.stream().anyMatch(text.substring(0, end)::contains);
    }

    static boolean isFromLine(String line) {
        return startsWithOneOf(line, FROM);
    }

    /// A line of the header block that Outlook puts above a quote.
    static boolean isHeaderLine(String line) {
        return startsWithOneOf(line, OTHER) || isFromLine(line);
    }

    private static boolean startsWithOneOf(String line, List<String> words) {
        var text = line.strip().replace("*", "").toLowerCase(Locale.ROOT);
        var colon = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('：');
        return colon > 0
                && colon <= 20
                && words.contains(text.substring(0, colon).strip());
    }
}
