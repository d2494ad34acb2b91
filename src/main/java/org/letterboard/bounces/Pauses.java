package org.letterboard.bounces;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.bounces.Failures.News;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges what was counted: who could not be reached on as many different days as the list allows gets no more of its
/// mail until they say otherwise, and its owners are told.
public final class Pauses {

    private static final Logger log = LoggerFactory.getLogger(Pauses.class);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final Database database;
    private final Lists lists;
    private final Members members;
    private final Failures failures;
    private final Supplier<EmailAddress> operator;
    private final BiConsumer<Handle, List<Effect>> carryOut;

    /// @param operator told where a list has no owners
    public Pauses(
            Database database,
            Lists lists,
            Members members,
            Failures failures,
            Supplier<EmailAddress> operator,
            BiConsumer<Handle, List<Effect>> carryOut) {
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.failures = failures;
        this.operator = operator;
        this.carryOut = carryOut;
    }

    /// Looks once, at everybody whose mail has failed since the last time; each in a transaction of its own. One
    /// statement where nothing has.
    public void look() {
        for (var news : database.read(failures::news)) judge(news);
    }

    private void judge(News news) {
        try {
            database.transact(tx -> {
                if (failures.takeUp(tx, news)) carryOut.accept(tx, judge(tx, news));
            });
        } catch (RuntimeException failure) {
            log.error("bounces could not be judged, tried again member={}", news.memberId(), failure);
        }
    }

    private List<Effect> judge(Handle tx, News news) {
        var list = lists.withId(news.listId());
        var member = members.find(tx, news.memberId());
        if (list.isEmpty() || member.isEmpty()) return List.of();
        var series = failures.series(tx, news);
        if (series.days() < list.get().policy().pauseAfter()) return List.of();
        var last = failures.last(tx, news).orElseThrow();
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.PauseBounced(list.get(), news.memberId()));
        var report = last.inboxId();
        if (report != null)
            effects.add(new Effect.NoteOn(
                    report,
                    "mail of " + list.get().name() + " to " + member.get().address() + " is paused"));
        effects.add(tell(list.get(), member.get(), series, last));
        return effects;
    }

    private Effect tell(MailingList list, Member member, Failures.Series series, Failures.Last last) {
        LocalDate since = Objects.requireNonNull(series.since());
        var owners = list.policy().owners().isEmpty()
                ? List.of(operator.get())
                : list.policy().owners();
        var who = member.name().isEmpty() ? member.address() : member.name() + " (" + member.address() + ")";
        return new Effect.Notify(Notice.toAll(
                        owners.stream().map(owner -> new Mailbox("", owner)).toList(), list, "bounced")
                .filled(Map.of(
                        "who", who,
                        "days", series.days(),
                        "since", DAY.format(since),
                        "reason", last.reason(),
                        "command",
                                "letterboard members add " + list.name() + " " + member.address()
                                        + " --delivery each")));
    }
}
