package org.letterboard.lists;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;

/// People: who they are, which lists they are on, and where their mail goes.
public final class Members {
    private final Database database;
    private final Clock clock;

    public Members(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The person known by `address`, whatever its case.
    public Optional<Member> find(Handle handle, EmailAddress address) {
        return Statements.of(handle, MembersSql.class).byAddress(address.key());
    }

    public Optional<Member> find(Handle handle, long id) {
        return Statements.of(handle, MembersSql.class).byId(id);
    }

    /// The person known by the address, made if there is none. A name that was empty so far is filled in.
    public Member findOrAdd(Handle tx, Mailbox person) {
        var sql = Statements.of(tx, MembersSql.class);
        var known = find(tx, person.address());
        if (known.isPresent()) {
            if (!known.get().name().isEmpty() || person.name().isEmpty()) return known.get();
            sql.rename(known.get().id(), person.name());
            return find(tx, person.address()).orElseThrow();
        }
        var id = database.nextId();
        sql.insert(id, person.name(), clock.instant());
        if (sql.insertAddress(person.address().key(), person.address().toString(), id) == 1)
            return new Member(id, person.name(), person.address().toString());
        // Another transaction was faster with the same person.
        sql.delete(id);
        return find(tx, person.address()).orElseThrow();
    }

    /// Puts a person on a list, or changes how they want its mail. Any pause is over: who says how, wants it.
    public void subscribe(Handle tx, MailingList list, Member member, Delivery delivery) {
        if (!change(tx, list, member.id(), delivery))
            Statements.of(tx, MembersSql.class).subscribe(list.id(), member.id(), delivery.word(), clock.instant());
    }

    /// Changes how somebody wants a list's mail, and ends any pause; false where they are not on it.
    boolean change(Handle tx, MailingList list, long member, Delivery delivery) {
        var sql = Statements.of(tx, MembersSql.class);
        sql.resume(list.id(), member, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return sql.changeDelivery(list.id(), member, delivery.word()) == 1;
    }

    /// Takes a person off a list; false where they were not on it.
    public boolean unsubscribe(Handle tx, MailingList list, long member) {
        return Statements.of(tx, MembersSql.class).unsubscribe(list.id(), member) == 1;
    }

    public boolean isOn(Handle handle, MailingList list, long member) {
        return Statements.of(handle, MembersSql.class).isOn(list.id(), member) == 1;
    }

    /// How a member gets the list's mail; empty where they are not on it.
    public Optional<Subscription> subscription(Handle handle, MailingList list, long member) {
        return Statements.of(handle, MembersSql.class).one(list.id(), member);
    }

    /// Everybody on the list, by name.
    public List<Subscription> on(Handle handle, MailingList list) {
        return Statements.of(handle, MembersSql.class).on(list.id());
    }

    /// The names of the lists that a person is on.
    public List<Long> listsOf(Handle handle, long member) {
        return Statements.of(handle, MembersSql.class).listsOf(member);
    }

    /// Who gets each post of the list, those of one mail system next to each other.
    public List<Long> eachPost(Handle handle, MailingList list) {
        return Statements.of(handle, MembersSql.class)
                .withDelivery(list.id(), Delivery.EACH.word(), clock.instant())
                .stream()
                .sorted(comparing((Member m) -> domain(m.address())).thenComparingLong(Member::id))
                .map(Member::id)
                .toList();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// The addresses of those among `members` who are still on the list, and whose mail does not come back.
    public Map<Long, String> stillOn(Handle handle, long list, Collection<Long> members) {
        if (members.isEmpty()) return Map.of();
        return Statements.of(handle, MembersSql.class).addresses(list, members).stream()
                .collect(Collectors.toMap(Member::id, Member::address));
    }
}
