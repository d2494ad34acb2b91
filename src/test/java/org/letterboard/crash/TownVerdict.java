package org.letterboard.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compares what the people of the town sent, said and got with the board. Each line is something that is wrong.
final class TownVerdict {
    private final List<String> wrong = new ArrayList<>();
    private final TownPeople people;
    private final TownMail mail;
    // What one of them got, gone through once: a long run has some hundred thousand mails.
    private final Map<String, List<TownMail.Mail>> mails = new HashMap<>();

    TownVerdict(TownPeople people, TownMail mail) {
        this.people = people;
        this.mail = mail;
    }

    List<String> wrong() {
        return wrong;
    }

    /// @param board   subjects of all posts, by list
    /// @param readers who gets digests of the daily list
    /// @param each    who gets each letter of both lists
    void compare(Map<String, List<String>> board, List<String> readers, List<String> each) {
        var daily = once("on the board of daily", board.getOrDefault(TownPeople.DAILY, List.of()));
        var held = once("on the board of held", board.getOrDefault(TownPeople.HELD, List.of()));
        same("daily", people.toDaily, daily);
        for (var reader : each) {
            var got = once("letters of " + reader, letters(reader));
            same(reader + ", daily", daily, in(got, people.toDaily));
            same(reader + ", held", held, in(got, people.toHeld));
        }
        for (var reader : readers) digests(reader, daily);
        for (var name : people.toHeld) decided(name, held.contains(name));
    }

    /// One question was asked about it, and one thing became of it, that a moderator had said.
    private void decided(String name, boolean posted) {
        var asked = TownPeople.MODERATORS.stream()
                .mapToLong(moderator -> about(moderator, "Shall this go out", name))
                .sum();
        if (asked != TownPeople.MODERATORS.size()) wrong.add(name + ": asked " + asked + " times");
        var rejected = about("ann@example.net", "Your message to", name);
        if (posted && !people.said.contains("yes " + name)) wrong.add(name + ": posted, and nobody said yes");
        if (rejected > 0 && !people.said.contains("no " + name)) wrong.add(name + ": rejected, and nobody said no");
        if (posted == (rejected > 0) || rejected > 1)
            wrong.add(name + ": posted " + posted + ", rejections " + rejected);
    }

    private long about(String recipient, String subject, String name) {
        return to(recipient).stream()
                .filter(m -> m.subject().startsWith(subject) && m.names().contains(name))
                .filter(m -> !subject.startsWith("Your") || m.subject().contains("not sent on"))
                .count();
    }

    private List<TownMail.Mail> to(String recipient) {
        return mails.computeIfAbsent(recipient, mail::to);
    }

    private List<String> letters(String reader) {
        return to(reader).stream()
                .filter(m -> m.subject().startsWith("town-"))
                .map(TownMail.Mail::subject)
                .toList();
    }

    /// Every post in one digest of this reader, and in no second one.
    private void digests(String reader, Set<String> daily) {
        var seen = new TreeSet<String>();
        for (var digest : to(reader))
            for (var name : digest.names()) if (!seen.add(name)) wrong.add(name + ": in two digests of " + reader);
        same("digests of " + reader, daily, seen);
    }

    private Set<String> once(String what, List<String> subjects) {
        var names = new TreeSet<String>();
        for (var subject : subjects)
            for (var name : TownMail.names(subject)) if (!names.add(name)) wrong.add(name + ": twice, " + what);
        return names;
    }

    private static Set<String> in(Set<String> names, Set<String> those) {
        var common = new TreeSet<>(names);
        common.retainAll(those);
        return common;
    }

    private void same(String what, Set<String> expected, Set<String> found) {
        var missing = new HashSet<>(expected);
        missing.removeAll(found);
        if (!missing.isEmpty()) wrong.add(what + ": missing " + missing);
        var more = new HashSet<>(found);
        more.removeAll(expected);
        if (!more.isEmpty()) wrong.add(what + ": never sent " + more);
    }

    /// @param inbox how many still lie in the account
    /// @param done  subjects of those that were fetched
    void account(int inbox, List<String> done) {
        if (inbox > 0) wrong.add("in the account: " + inbox + " not fetched");
        once("in the folder of what was fetched", done);
    }

    void members(Set<String> on) {
        for (var who : people.joining) if (!on.contains(who)) wrong.add(who + ": said yes and is not on the list");
    }
}
