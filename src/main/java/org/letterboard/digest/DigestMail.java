package org.letterboard.digest;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Post;
import org.letterboard.digest.Issue.Chapter;
import org.letterboard.digest.Issue.Item;
import org.letterboard.display.Addressless;
import org.letterboard.display.Dates;
import org.letterboard.display.PostText;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.NewMessage;
import org.letterboard.mail.NewMessage.Header;
import org.letterboard.notices.Notices;
import org.letterboard.reading.Block;
import org.letterboard.settings.ListSettings;

/// Writes a digest: plain text and HTML that say the same. All members get these bytes; what is each one's own is put
/// before them on the way out.
public final class DigestMail {
    // The one that there are templates in so far.
    private static final String LANGUAGE = "en";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final int KILOBYTE = 1024;
    // The contents of the longest day are a few screens and not a hundred.
    private static final int MOST_TOPICS = 200;

    private final AddressGrammar addresses;
    private final Tokens tokens;
    private final Notices notices;
    private final Addressless addressless;
    private final BiFunction<MailingList, Post, String> web;

    /// @param web the permanent address of a post
    public DigestMail(
            AddressGrammar addresses,
            Tokens tokens,
            Notices notices,
            Addressless addressless,
            BiFunction<MailingList, Post, String> web) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.notices = notices;
        this.addressless = addressless;
        this.web = web;
    }

    String messageId(long digest) {
        return new DigestIds(addresses.postmaster().domain()).messageId(digest);
    }

    byte[] write(Handle tx, MailingList list, long digest, Issue issue, Instant now) {
        var written = notices.write(tx, "digest", words(list, issue, now));
        var here = list.policy().title();
        var message = new NewMessage(
                new Mailbox(here, addresses.post(list.name())),
                List.of(),
                written.subject(),
                now,
                messageId(digest),
                List.of(),
                List.of(
                        new Header("Auto-Submitted", "auto-generated"),
                        // Exchange answers even such mails with out-of-office notes unless it is told not to.
                        new Header("X-Auto-Response-Suppress", "All"),
                        new Header("Content-Language", LANGUAGE)),
                written.text(),
                written.html(),
                null);
        var replies = addresses.answer(list.name(), tokens.make(Purpose.DIGEST, list.name(), digest));
        var out = new ByteArrayOutputStream();
        out.writeBytes(new HeaderWriter()
                .mailboxes("Reply-To", List.of(new Mailbox(here, replies)))
                .toString()
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(message.toBytes());
        return out.toByteArray();
    }

    private Map<String, Object> words(MailingList list, Issue issue, Instant now) {
        var room = Room.of(issue);
        var items = issue.items();
        var today = now.atZone(list.policy().zone());
        var words = new HashMap<String, Object>();
        words.put("list", list.policy().title());
        words.put("letters", letters(items.size()));
        words.put("day", DAY.format(today));
        words.put("date", DATE.format(today));
        // On a list of announcements nobody may answer, so nobody is told how.
        words.put("answers", list.policy().posting() != ListSettings.Posting.MODERATORS);
        words.put("tight", room.isTight());
        words.put("post", addresses.post(list.name()).toString());
        words.put("request", addresses.request(list.name()).toString());
        words.put("leave", addresses.leave(list.name()).toString());
        words.put("contents", contents(list, issue, room));
        words.put("further", Math.max(0, issue.chapters().size() - MOST_TOPICS));
        words.put("topics", topics(list, issue, room));
        words.put("left", items.size() - room.letters());
        return words;
    }

    private static String letters(int count) {
        return count + (count == 1 ? " letter" : " letters");
    }

    private List<Map<String, Object>> contents(MailingList list, Issue issue, Room room) {
        return issue.chapters().stream()
                .limit(MOST_TOPICS)
                .map(chapter -> {
                    var left = chapter.items().stream()
                            .filter(item -> !room.holds(item))
                            .findFirst();
                    var url = left.map(item -> url(list, item)).orElse("");
                    return Map.<String, Object>of("subject", subject(chapter), "numbers", numbers(chapter), "url", url);
                })
                .toList();
    }

    private static String numbers(Chapter chapter) {
        var first = chapter.items().getFirst().place();
        var last = chapter.items().getLast().place();
        return first == last ? "Letter " + first : "Letters " + first + (last == first + 1 ? " and " : " to ") + last;
    }

    private String subject(Chapter chapter) {
        var subject = addressless.line(chapter.subject());
        return subject.isEmpty() ? "(no subject)" : subject;
    }

    private List<Map<String, Object>> topics(MailingList list, Issue issue, Room room) {
        var topics = new ArrayList<Map<String, Object>>();
        for (var chapter : issue.chapters()) {
            var items = chapter.items().stream()
                    .filter(room::holds)
                    .map(item -> item(list, chapter, item, room))
                    .toList();
            if (!items.isEmpty()) topics.add(Map.of("subject", subject(chapter), "letters", items));
        }
        return topics;
    }

    private Map<String, Object> item(MailingList list, Chapter chapter, Item item, Room room) {
        var post = item.post();
        var text = addressless.text(room.words(item)).strip();
        var answer = addresses.answer(list.name(), tokens.make(Purpose.DIGEST_ITEM, list.name(), post.id()));
        var words = new HashMap<String, Object>();
        words.put("number", item.place());
        words.put("author", addressless.line(post.author()));
        words.put("time", new Dates(list.policy().zone(), list.policy().language()).words(post.written()));
        words.put("text", text);
        words.put("html", PostText.html(List.of(new Block(Block.Kind.TEXT, text + "\n")), addressless));
        words.put("whole", room.holdsWhole(item));
        words.put("url", url(list, item));
        words.put("open", list.isPublic());
        words.put(
                "files",
                item.files().stream()
                        .map(file -> addressless.line(file.name()) + " (" + size(file.size()) + ")")
                        .toList());
        words.put("answer", answer.toString());
        words.put("mailto", "mailto:" + answer + "?subject=" + encoded("Re: " + subject(chapter)));
        return words;
    }

    private String url(MailingList list, Item item) {
        return web.apply(list, item.post());
    }

    /// For the query of a link, where a plus is a plus.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String size(long bytes) {
        var kilobytes = Math.max(1, bytes / KILOBYTE);
        return kilobytes < KILOBYTE
                ? kilobytes + " KB"
                : String.format(Locale.ROOT, "%.1f MB", kilobytes / (double) KILOBYTE);
    }
}
