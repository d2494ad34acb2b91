package org.letterboard.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Receipt;
import org.letterboard.mail.EmailAddress;

/// The mail transactions of one session (RFC 5321 section 3.3), one after the other: who greets, who sends what to
/// whom, and what becomes of it. After a message has been answered the transaction is over, whatever the answer was.
final class Transactions {

    private static final Reply NEED_HELLO = Reply.of(503, "5.5.1", "EHLO comes first");
    private static final Reply NEED_NAME = Reply.lines(501, List.of("The name of the client is missing"));
    private static final Reply MAIL_AGAIN = Reply.of(503, "5.5.1", "MAIL has been said; RSET begins anew");
    private static final Reply MAIL_SYNTAX = Reply.of(501, "5.5.4", "MAIL FROM:<address> expected");
    private static final Reply RCPT_SYNTAX = Reply.of(501, "5.5.4", "RCPT TO:<address> expected");
    private static final Reply SENDER_OK = Reply.of(250, "2.1.0", "Ok");
    private static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5", "Ok");
    private static final Reply CHUNKS_BEGUN = Reply.of(503, "5.5.1", "The message has begun with BDAT");
    private static final Reply NO_RECIPIENTS = Reply.of(554, "5.5.1", "There is no recipient");
    private static final Reply TOO_MANY = Reply.of(452, "4.5.3", "Too many recipients for one message");
    private static final Reply NEEDS_UTF8 = Reply.of(553, "5.6.7", "This address needs SMTPUTF8");

    // A message has this time and then as long as it takes at this rate: a line of 64 kbit/s gets through, and one
    // byte a minute does not hold a connection and its share of memory for ever.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long SLOWEST_BYTES_A_SECOND = 8_000;

    private final Premises premises;
    private final Line line;
    private @Nullable String helo;
    private @Nullable Letter letter;
    // What the rest of a refused message in chunks is answered: the peer may have sent it before it heard of that.
    private @Nullable Reply refusedChunks;

    Transactions(Premises premises, Line line) {
        this.premises = premises;
        this.line = line;
    }

    Reply helo(String name) {
        if (name.isEmpty()) return NEED_NAME;
        reset();
        helo = Reply.echo(name, true);
        return Reply.lines(250, List.of(premises.hostName()));
    }

    Reply ehlo(String name) {
        if (name.isEmpty()) return NEED_NAME;
        helo(name);
        var lines = new ArrayList<>(List.of(
                premises.hostName(),
                "PIPELINING",
                "SIZE " + premises.settings().maxSize(),
                "8BITMIME",
                "SMTPUTF8",
                "CHUNKING",
                "ENHANCEDSTATUSCODES"));
        if (premises.keys() != null && line.tls().isEmpty()) lines.add("STARTTLS");
        lines.add("HELP");
        return Reply.lines(250, lines);
    }

    Reply mail(String argument) {
        if (helo == null) return NEED_HELLO;
        if (letter != null) return MAIL_AGAIN;
        var path = EnvelopePath.parse("FROM:", argument);
        return path.isEmpty() ? MAIL_SYNTAX : mail(path.get());
    }

    private Reply mail(EnvelopePath path) {
        var refusal = refusalOf(path.parameters());
        if (refusal != null) return refusal;
        var utf8 = path.parameters().containsKey("SMTPUTF8");
        var sender = path.address();
        if (sender.isEmpty() && !path.isNull())
            return Reply.of(501, "5.1.7", "This is not an address: " + Reply.echo(path.path(), utf8));
        if (!utf8 && sender.filter(EmailAddress::needsUtf8).isPresent()) return NEEDS_UTF8;
        var body = new Body(premises);
        var size = path.parameters().get("SIZE");
        if (size != null && !body.reserve(Chunk.number(size))) return Reply.NO_ROOM;
        refusedChunks = null;
        letter = new Letter(sender.orElse(null), utf8, body);
        return SENDER_OK;
    }

    /// Only what has been announced is a parameter (RFC 5321 section 4.1.1.11).
    private @Nullable Reply refusalOf(Map<String, String> parameters) {
        for (var parameter : parameters.entrySet()) {
            var value = parameter.getValue().toUpperCase(Locale.ROOT);
            var good = switch (parameter.getKey()) {
                case "SIZE" -> isNumber(value);
                case "BODY" -> value.equals("7BIT") || value.equals("8BITMIME");
                case "SMTPUTF8" -> value.isEmpty();
                default -> false;
            };
            if (!good) return Reply.of(555, "5.5.4", "Not known: " + Reply.echo(parameter.toString(), false));
            if (parameter.getKey().equals("SIZE") && isTooBig(value)) return Reply.TOO_BIG;
        }
        return null;
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// A number too long to be read is a size too big to be taken.
    private boolean isTooBig(String size) {
        var number = Chunk.number(size);
        return number < 0 || number > premises.settings().maxSize();
    }

    Reply rcpt(String argument) {
        var current = letter;
        if (current == null) return Reply.NEED_MAIL;
        if (current.hasBegun()) return CHUNKS_BEGUN;
        var path = EnvelopePath.parse("TO:", argument);
        if (path.isEmpty()) return RCPT_SYNTAX;
        if (!path.get().parameters().isEmpty()) return Reply.of(555, "5.5.4", "RCPT takes no parameters here");
        var shown = Reply.echo(path.get().path(), current.utf8());
        var address = recipient(path.get());
        if (address.isEmpty()) return Reply.of(501, "5.1.3", "This is not an address: " + shown);
        if (!current.utf8() && address.get().needsUtf8()) return NEEDS_UTF8;
        return rcpt(current, address.get(), shown);
    }

    private Reply rcpt(Letter current, EmailAddress address, String shown) {
        var recipients = current.recipients();
        var known = recipients.containsKey(address.key());
        if (!known && recipients.size() >= premises.settings().maxRecipients()) return TOO_MANY;
        return switch (premises.addresses().standing(address)) {
            case KNOWN -> {
                recipients.putIfAbsent(address.key(), address);
                yield RECIPIENT_OK;
            }
            case UNKNOWN -> Reply.of(550, "5.1.1", "There is nobody of this address: " + shown);
            case NOT_OURS -> Reply.of(550, "5.7.1", "Relaying denied, this domain is not ours: " + shown);
            case NOT_NOW -> Reply.NOT_NOW;
        };
    }

    /// `postmaster` stands alone, too (RFC 5321 section 4.5.1).
    private Optional<EmailAddress> recipient(EnvelopePath path) {
        if (path.path().equalsIgnoreCase("postmaster"))
            return Optional.of(new EmailAddress(path.path(), premises.hostName()));
        return path.address();
    }

    @Nullable
    Reply whyNoData() {
        if (letter == null) return Reply.NEED_MAIL;
        return letter.hasBegun() ? CHUNKS_BEGUN : whyNoMessage(letter);
    }

    @Nullable
    Reply whyNoChunk() {
        if (letter == null) return refusedChunks == null ? Reply.NEED_MAIL : refusedChunks;
        return whyNoMessage(letter);
    }

    private static @Nullable Reply whyNoMessage(Letter letter) {
        return letter.recipients().isEmpty() ? NO_RECIPIENTS : null;
    }

    /// The body of the transaction in progress, whose time runs from here.
    Body beginBody() {
        if (letter == null) throw new IllegalStateException("no transaction");
        letter.bodySince(premises.clock().millis());
        return letter.body();
    }

    /// Until when more of the message must have come. Bytes beyond the limit buy no time.
    long bodyDeadline(Body body) {
        var now = premises.clock().millis();
        var since = letter == null ? now : letter.bodySince(now);
        var counted = Math.min(body.received(), premises.settings().maxSize());
        return since + PATIENCE.toMillis() + counted * 1000 / SLOWEST_BYTES_A_SECOND;
    }

    Reply chunkCame(Body body, Chunk chunk) {
        var refusal = body.refusal();
        if (refusal == null && !chunk.last()) return Reply.of(250, "2.0.0", chunk.size() + " octets received");
        if (refusal == null) return finish();
        forget();
        refusedChunks = chunk.last() ? null : refusal;
        return refusal;
    }

    /// What becomes of the message whose last byte has come. The transaction is over before the reply is said, so that
    /// its share of the memory is free when the peer goes on.
    Reply finish() {
        if (letter == null) throw new IllegalStateException("no transaction");
        try {
            line.allowForCommand();
            return deliver(letter);
        } finally {
            forget();
        }
    }

    private Reply deliver(Letter done) {
        var content = done.body().content();
        var refusal = done.body().refusal();
        if (refusal != null) return refusal;
        var arrival = new Arrival(
                "smtp",
                line.peer(),
                helo == null ? "" : helo,
                line.tls(),
                done.mailFrom(),
                List.copyOf(done.recipients().values()),
                done.utf8(),
                premises.clock().instant(),
                content);
        return switch (premises.reception().accept(arrival)) {
            case Receipt.Durable(var id) -> kept(id);
            case Receipt.NoRoom() -> Reply.NO_ROOM;
            case Receipt.Unavailable() -> Reply.NOT_NOW;
        };
    }

    private Reply kept(long id) {
        line.forgive();
        return Reply.of(250, "2.0.0", "Ok: kept as " + Long.toString(id, 36).toUpperCase(Locale.ROOT));
    }

    Reply reset() {
        forget();
        refusedChunks = null;
        return Reply.OK;
    }

    /// After STARTTLS nothing counts that was said in the plain (RFC 3207 section 4.2).
    void beginAnew() {
        reset();
        helo = null;
    }

    void forget() {
        if (letter != null) letter.body().discard();
        letter = null;
    }

    /// The command for the log, with the sender if there is one.
    String describe(String heard) {
        var from = letter == null || letter.mailFrom() == null ? "" : " from " + letter.mailFrom();
        return Reply.echo(heard + from, false);
    }
}
