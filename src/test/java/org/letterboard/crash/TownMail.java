package org.letterboard.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Everything that was delivered to the people of the town, as they would read it.
final class TownMail implements Sink.Reader {
    private static final Pattern NAME = Pattern.compile("town-(\\w+)");

    /// @param names of the letters that it speaks of
    record Mail(String recipient, String id, String subject, String replyTo, Set<String> names) {}

    /// Who acts on a mail as it comes.
    interface Answering {
        void to(Mail mail);
    }

    private final Answering answering;
    private final List<Mail> all = new ArrayList<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

    TownMail(Answering answering) {
        this.answering = answering;
    }

    @Override
    public void read(String recipient, String message) {
        var end = message.indexOf("\n\n");
        var headers = headers(message.substring(0, end + 1));
        // Quoted-printable cuts long lines, and may cut a name.
        var text = message.replace("=\n", "");
        var mail = new Mail(
                recipient,
                headers.getOrDefault("message-id", ""),
                headers.getOrDefault("subject", ""),
                address(headers.getOrDefault("reply-to", "")),
                names(text));
        synchronized (all) {
            all.add(mail);
        }
        namesTo(recipient).addAll(mail.names());
        answering.to(mail);
    }

    private static Map<String, String> headers(String head) {
        var headers = new HashMap<String, String>();
        for (var line : head.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
            var colon = line.indexOf(':');
            if (colon > 0)
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String address(String mailbox) {
        return mailbox.substring(mailbox.indexOf('<') + 1).replace(">", "");
    }

    static Set<String> names(String text) {
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) names.add(matcher.group(1));
        return names;
    }

    /// What one of them got, each mail once however often it was delivered.
    List<Mail> to(String recipient) {
        var seen = new LinkedHashSet<String>();
        return copy().stream()
                .filter(mail -> mail.recipient().equals(recipient) && seen.add(mail.id()))
                .toList();
    }

    List<Mail> copy() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /// How many mails were delivered, repeated ones counted again.
    int count() {
        synchronized (all) {
            return all.size();
        }
    }

    /// The names of all letters that one of them has read of.
    Set<String> namesTo(String recipient) {
        return names.computeIfAbsent(recipient, _ -> ConcurrentHashMap.newKeySet());
    }

    /// How many deliveries were repeated.
    int repeated() {
        var seen = new LinkedHashSet<String>();
        return (int) copy().stream()
                .filter(mail -> !seen.add(mail.recipient() + " " + mail.id()))
                .count();
    }
}
