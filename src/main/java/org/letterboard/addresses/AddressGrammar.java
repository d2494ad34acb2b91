package org.letterboard.addresses;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// Reads and writes our addresses at one domain. What it writes it reads, in any mixture of capitals.
public final class AddressGrammar {
    /// What may stand between a list and a token. It is in no token and no alias, so the last one in a local part is
    /// it, also where it is the hyphen of qmail and list names have hyphens, too.
    private static final String SEPARATORS = "+-=_";

    private static final int SHORTEST_NAME = 2;
    // 20 + "-bounces" + separator + a token of 32 are 61 of the 64 octets that a local part may have.
    private static final int LONGEST_NAME = 20;

    private static final String BOUNCES = "-bounces";
    private static final Map<String, Function<String, Destination>> ENDINGS = Map.of(
            "-request",
            Destination.Request::new,
            "-join",
            Destination.Join::new,
            "-subscribe",
            Destination.Join::new,
            "-leave",
            Destination.Leave::new,
            "-unsubscribe",
            Destination.Leave::new,
            "-help",
            Destination.Help::new,
            "-owner",
            Destination.Owner::new,
            BOUNCES,
            list -> new Destination.Bounces(list, null));
    private static final Map<String, Destination> OPERATOR =
            Map.of("postmaster", new Destination.Postmaster(), "abuse", new Destination.Abuse());

    private final String domain;
    private final char separator;

    public AddressGrammar(String domain, char separator) {
        if (SEPARATORS.indexOf(separator) < 0)
            throw new IllegalArgumentException("separator: '" + separator + "' (expected one of + - = _)");
        this.domain = withoutTrailingDot(domain);
        this.separator = separator;
    }

    /// Whether a list may have this name: 2 to 20 lower-case letters, digits or hyphens, a hyphen neither first nor
    /// last, and none that would make one of our addresses mean two things.
    public static boolean isListName(String name) {
        return name.length() >= SHORTEST_NAME
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(AddressGrammar::isNameLetter)
                && !name.startsWith("-")
                && !name.endsWith("-")
                && !OPERATOR.containsKey(name)
                && ENDINGS.keySet().stream().noneMatch(name::endsWith);
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /// What the address is for; empty where it is not at our domain or means nothing here.
    public Optional<Destination> parse(EmailAddress address, Predicate<String> isList) {
        if (!withoutTrailingDot(address.domain()).equalsIgnoreCase(domain)) return Optional.empty();
        var local = plain(address.local());
        // Some letters beyond ASCII become ASCII in lower case: the Kelvin sign is not a k.
        if (local.chars().anyMatch(c -> c > 0x7f)) return Optional.empty();
        return Optional.ofNullable(destination(local.toLowerCase(Locale.ROOT), isList));
    }

    private @Nullable Destination destination(String local, Predicate<String> isList) {
        var operator = OPERATOR.get(local);
        if (operator != null) return operator;
        if (isList.test(local)) return new Destination.Post(local);
        for (var ending : ENDINGS.entrySet()) {
            var list = before(ending.getKey(), local);
            if (list != null && isList.test(list)) return ending.getValue().apply(list);
        }
        var cut = local.lastIndexOf(separator);
        return cut < 0 ? null : extended(local.substring(0, cut), local.substring(cut + 1), isList);
    }

    private static @Nullable Destination extended(String head, String extension, Predicate<String> isList) {
        var token = Tokens.hasForm(extension);
        var list = before(BOUNCES, head);
        if (list != null && token && isList.test(list)) return new Destination.Bounces(list, extension);
        if (!isList.test(head)) return null;
        if (token) return new Destination.Answer(head, extension);
        return Alias.hasForm(extension) ? new Destination.Masked(head, extension) : null;
    }

    private static @Nullable String before(String ending, String local) {
        return local.endsWith(ending) ? local.substring(0, local.length() - ending.length()) : null;
    }

    /// RFC 5321 section 4.1.2: `"walkers"@` and `walkers@` are one mailbox.
    private static String plain(String local) {
        var quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? local.substring(1, local.length() - 1) : local;
    }

    private static String withoutTrailingDot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    public EmailAddress post(String list) {
        return at(list);
    }

    public EmailAddress request(String list) {
        return at(list + "-request");
    }

    public EmailAddress join(String list) {
        return at(list + "-join");
    }

    public EmailAddress leave(String list) {
        return at(list + "-leave");
    }

    public EmailAddress help(String list) {
        return at(list + "-help");
    }

    public EmailAddress owner(String list) {
        return at(list + "-owner");
    }

    /// The envelope sender of what is not to be told apart by recipient.
    public EmailAddress bounces(String list) {
        return at(list + BOUNCES);
    }

    /// The envelope sender of one mail to one member (VERP): what bounces says by itself whom it did not reach.
    public EmailAddress bounces(String list, String token) {
        return at(list + BOUNCES + separator + token);
    }

    public EmailAddress answer(String list, String token) {
        return at(list + separator + token);
    }

    public EmailAddress masked(String list, String alias) {
        return at(list + separator + alias);
    }

    public EmailAddress postmaster() {
        return at("postmaster");
    }

    public EmailAddress abuse() {
        return at("abuse");
    }

    private EmailAddress at(String local) {
        return new EmailAddress(local, domain);
    }

    /// The endings that no list name may have.
    public static List<String> reservedEndings() {
        return ENDINGS.keySet().stream().sorted().toList();
    }
}
