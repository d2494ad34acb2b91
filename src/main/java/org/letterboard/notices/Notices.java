package org.letterboard.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.MailingList;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.NewMessage;
import org.letterboard.mail.NewMessage.Header;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.outbox.Rendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes our mails to people and puts them into the outbox.
public final class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private static final String GATEWAY = "Letterboard";
    private static final String MISTAKE = "template-mistake";
    // The one that there are templates in so far.
    private static final String LANGUAGE = "en";
    // "Pause until 24 December": a day that is always to come.
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.of(LANGUAGE));
    private static final Duration EXAMPLE = Duration.ofDays(28);
    // A phone takes this; of a larger message the words are in the mail, and the whole is with the administrator.
    private static final long LARGEST_ATTACHED = 5_000_000;

    private final Database database;
    private final Clock clock;
    private final Templates templates;
    private final AddressGrammar addresses;
    private final Outbox outbox;
    private final Supplier<EmailAddress> operator;

    /// @param operator who is told of a mistake in a template: the one of the settings that are in force
    public Notices(
            Database database,
            Clock clock,
            Templates templates,
            AddressGrammar addresses,
            Outbox outbox,
            Supplier<EmailAddress> operator) {
        this.database = database;
        this.clock = clock;
        this.templates = templates;
        this.addresses = addresses;
        this.outbox = outbox;
        this.operator = operator;
    }

    /// What was sent: others can be threaded under it.
    public record Sent(String subject, String messageId) {}

    /// Sends a notice when the caller's transaction commits; empty where the person had the same one today.
    ///
    /// @param cause the message that it answers, if one did cause it
    public Optional<Sent> send(Handle tx, Notice notice, @Nullable Long cause) {
        if (notice.oncePerDay() && !firstToday(tx, notice)) return Optional.empty();
        var id = database.nextId();
        var messageId =
                "<n." + Long.toString(id, 36) + "@" + addresses.postmaster().domain() + ">";
        var attached = attached(tx, notice);
        var written = write(tx, notice.template(), words(notice, attached != null));
        var message = message(notice, written, attached, messageId, cause != null);
        var source = database.nextId();
        Sources.write(tx, source, new Content.InMemory(message.toBytes()));
        var now = clock.instant();
        var list = notice.list();
        var mailing = new Mailing(
                id,
                Mailing.Kind.NOTICE,
                list == null ? null : list.id(),
                source,
                null,
                cause,
                null,
                messageId,
                null,
                now,
                now);
        outbox.addForEach(
                tx,
                mailing,
                notice.to().stream()
                        .map(person ->
                                new Rendering.Recipient(null, person.address().toString()))
                        .toList());
        return Optional.of(new Sent(message.subject(), messageId));
    }

    /// Fills in a template, also of a mail that is no notice. Of a mistake in an administrator's file the operator is
    /// told when the caller's transaction commits.
    public Templates.Written write(Handle tx, String template, Map<String, Object> words) {
        var written = templates.write(LANGUAGE, template, words);
        // A mistake in the mail about mistakes cannot be told by it.
        if (!template.equals(MISTAKE)) written.mistakes().forEach(mistake -> tellOperator(tx, mistake));
        return written;
    }

    private boolean firstToday(Handle tx, Notice notice) {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Statements.of(tx, NoticeSql.class)
                        .first(notice.to().getFirst().address().key(), notice.template(), day)
                == 1;
    }

    /// Once a day, whatever is wrong: the log has each.
    private void tellOperator(Handle tx, Templates.Mistake mistake) {
        log.warn("a template has a mistake file={} line={}: {}", mistake.file(), mistake.line(), mistake.what());
        var words = Map.of(
                "file", mistake.file(),
                "line", mistake.line(),
                "what", mistake.what(),
                "plain", !mistake.isInText());
        send(
                tx,
                Notice.to(new Mailbox("", operator.get()), null, MISTAKE)
                        .filled(words)
                        .onceADay(),
                null);
    }

    private NewMessage message(
            Notice notice, Templates.Written written, byte @Nullable [] attached, String messageId, boolean isAnswer) {
        var list = notice.list();
        var answers = notice.answers();
        var headers = new ArrayList<Header>();
        if (notice.replyTo() != null)
            headers.add(new Header("Reply-To", notice.replyTo().toString()));
        headers.add(new Header("Auto-Submitted", isAnswer ? "auto-replied" : "auto-generated"));
        // Exchange answers even such mails with out-of-office notes unless it is told not to.
        headers.add(new Header("X-Auto-Response-Suppress", "All"));
        headers.add(new Header("Content-Language", LANGUAGE));
        return new NewMessage(
                from(list),
                List.of(recipient(notice)),
                written.subject(),
                clock.instant(),
                messageId,
                answers == null ? List.of() : List.of(answers),
                headers,
                written.text(),
                written.html(),
                attached);
    }

    /// Several get the same bytes, and none of them the others' addresses. Who replies to all then says it
    /// to us once.
    private Mailbox recipient(Notice notice) {
        if (notice.to().size() == 1) return notice.to().getFirst();
        var from = from(notice.list());
        return notice.replyTo() == null ? from : new Mailbox(from.name(), notice.replyTo());
    }

    private static byte @Nullable [] attached(Handle tx, Notice notice) {
        var source = notice.attached();
        return source == null || Sources.size(tx, source) > LARGEST_ATTACHED ? null : Sources.read(tx, source);
    }

    private Mailbox from(@Nullable MailingList list) {
        return list == null
                ? new Mailbox(GATEWAY, addresses.postmaster())
                : new Mailbox(list.policy().title(), addresses.owner(list.name()));
    }

    private Map<String, Object> words(Notice notice, boolean attached) {
        Map<String, Object> words = new HashMap<>(notice.words());
        words.put("attached", attached);
        words.put("name", notice.to().size() == 1 ? notice.to().getFirst().name() : "");
        words.put("domain", addresses.postmaster().domain());
        var list = notice.list();
        if (list == null) return words;
        words.put("list", list.policy().title());
        words.put("post", address(addresses.post(list.name())));
        words.put("request", address(addresses.request(list.name())));
        words.put("owner", address(addresses.owner(list.name())));
        words.put("leave", address(addresses.leave(list.name())));
        words.put("join", address(addresses.join(list.name())));
        words.put("request", address(addresses.request(list.name())));
        words.put(
                "example",
                DAY.format(clock.instant().plus(EXAMPLE).atZone(list.policy().zone())));
        return words;
    }

    private static String address(EmailAddress address) {
        return address.toString();
    }
}

interface NoticeSql {
    @SqlUpdate("""
            insert into notice_day (address_key, template, on_day) values (:key, :template, :day)
            on conflict do nothing
            """)
    int first(String key, String template, LocalDate day);
}
