package org.letterboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.letterboard.backup.Backups;
import org.letterboard.board.Board;
import org.letterboard.board.Imports;
import org.letterboard.board.Topics;
import org.letterboard.control.Control;
import org.letterboard.control.ControlDoor;
import org.letterboard.control.Rooms;
import org.letterboard.db.Database;
import org.letterboard.digest.Digests;
import org.letterboard.display.Addressless;
import org.letterboard.inbox.Inbox;
import org.letterboard.lists.Lists;
import org.letterboard.lists.Members;
import org.letterboard.lists.Subscriptions;
import org.letterboard.outbox.Couriers;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.posting.MailRendering;
import org.letterboard.posting.WebAddresses;
import org.letterboard.schedule.Entry;
import org.letterboard.schedule.Timetable;
import org.letterboard.search.Search;
import org.letterboard.settings.Loosened;
import org.letterboard.settings.Settings;
import org.letterboard.transfer.Exporting;
import org.letterboard.transfer.Importing;
import org.letterboard.watch.Watch;
import org.letterboard.web.WebDoor;

/// The gateway: every long-lived object, built from the ground up and joined; the doors come last, since they open
/// last.
public final class App implements AutoCloseable {

    private final Nouns nouns;
    private final Decisions decisions;
    private final Together together;
    private final Search search;
    private final Couriers couriers;
    private final Timetable timetable;
    private final MailDoors mailDoors;
    private final WebDoor webDoor;
    private final Watch watch;
    private final Importing importing;
    private final Backups backups;
    private final Control control;
    private final ControlDoor controlDoor;
    private volatile Settings settings;
    private volatile boolean open;
    private boolean started;

    /// Builds everything and opens the database; nothing listens or moves before [#start].
    ///
    /// @throws org.letterboard.db.DatabaseUnusable where another gateway is at work on it with other files
    /// @param home the folder with `templates/`
    public App(Settings settings, Path home, Clock clock) {
        this.settings = settings;
        nouns = Nouns.open(() -> this.settings, home, clock);
        together = new Together(nouns.gateways(), nouns.database().isShared(), this::free, this::isGone);
        var web = new WebAddresses(() -> this.settings.web().url());
        decisions = Decisions.on(nouns, web);

        // what follows from the board, and the way out
        search = search(settings, nouns);
        couriers = couriers(nouns, web);
        timetable =
                new Timetable(nouns.database(), nouns.node(), nouns.database().isShared());

        // doors
        mailDoors = new MailDoors(settings, nouns, decisions.errands());
        watch = watch(clock);
        webDoor = webDoor(settings, home, clock);
        importing = importing();
        backups = new Backups(nouns.database(), clock, () -> this.settings, home);
        control = new Control(new Rooms(
                nouns.database(),
                clock,
                () -> this.settings,
                nouns.addresses(),
                nouns.inbox(),
                nouns.lists(),
                nouns.members(),
                decisions.subscriptions(),
                nouns.board(),
                new Topics(nouns.database(), nouns.board()),
                nouns.outbox(),
                nouns.held(),
                nouns.questions(),
                decisions::decide,
                couriers,
                web::post,
                decisions.digests()::sendNow,
                importing,
                new Exporting(nouns.database(), nouns.inbox(), nouns.lists(), nouns.board()),
                search::rebuild,
                watch,
                backups));
        controlDoor = new ControlDoor(settings.data(), control);
        try {
            together.agree(settings);
            nouns.lists().takeOver(settings.lists().values());
            decisions.digests().begin();
        } catch (RuntimeException failure) {
            nouns.database().close();
            throw failure;
        }
    }

    private void free(Handle tx, String gateway) {
        nouns.inbox().free(tx, gateway);
        nouns.outbox().free(tx, gateway);
    }

    private void isGone(String gateway) {
        watch.lookout().gatewayIsGone(gateway);
    }

    private static Search search(Settings settings, Nouns n) {
        var addressless =
                new Addressless(n.addresses(), name -> n.lists().named(name).isPresent());
        return new Search(settings.data().resolve("search"), n.database(), n.lists(), n.board(), addressless);
    }

    private Couriers couriers(Nouns n, WebAddresses web) {
        var rendering = new MailRendering(
                n.database(), n.addresses(), n.tokens(), web, n.lists(), n.members(), n.masks(), n.board(), n.inbox());
        return new Couriers(
                n.database(),
                n.clock(),
                n.outbox(),
                rendering,
                this::stillOn,
                decisions.failures()::refused,
                () -> this.settings.relay(),
                settings.domain());
    }

    private Watch watch(Clock clock) {
        return new Watch(new org.letterboard.watch.Rooms(
                nouns.database(),
                clock,
                () -> this.settings,
                nouns.node(),
                () -> open,
                () -> nouns.room().free(),
                mailDoors.smtp(),
                mailDoors.imap(),
                nouns.inbox(),
                nouns.outbox(),
                couriers,
                nouns.questions(),
                nouns.held(),
                nouns.gateways(),
                nouns.lists(),
                search,
                nouns.notices()));
    }

    private Map<Long, String> stillOn(Handle handle, Mailing mailing, List<Long> ids) {
        var list = mailing.listId();
        return list == null ? Map.of() : nouns.members().stillOn(handle, list, ids);
    }

    private Importing importing() {
        return new Importing(
                nouns.database(),
                nouns.clock(),
                nouns.addresses(),
                nouns.inbox(),
                nouns.lists(),
                new Imports(nouns.database(), nouns.clock()),
                nouns.gateways(),
                decisions.batches()::read,
                () -> this.settings.smtp().maxSize());
    }

    private WebDoor webDoor(Settings settings, Path home, Clock clock) {
        return new WebDoor(
                settings.web(),
                home.resolve("templates/web"),
                nouns.database(),
                clock,
                nouns.random(),
                nouns.addresses(),
                nouns.tokens(),
                nouns.lists(),
                nouns.members(),
                nouns.board(),
                search,
                nouns.inbox()::reading,
                settings.data().resolve("spool"),
                watch,
                () -> Optional.ofNullable(this.settings.web().metricsToken()),
                decisions.effects()::carryOut);
    }

    /// Sets everything in motion; the doors open last.
    ///
    /// @throws CannotListen where a port is taken
    public void start() throws IOException {
        together.join(settings);
        started = true;
        // The last thing that a database which goes away now can make fail: nobody ends once the doors are open.
        var accounts = together.mine(settings.mailboxes());
        nouns.inbox().start();
        decisions.desk().start();
        couriers.start();
        search.start();
        controlDoor.start();
        CannotListen.unless("smtp.listen", settings.smtp().listen(), mailDoors.smtp()::start);
        CannotListen.unless("web.listen", settings.web().listen(), webDoor::start);
        mailDoors.imap().start(accounts);
        open = true;
        // Nothing waits for it, and it is the slowest to start.
        timetable.start(Times.of(nouns, decisions));
    }

    /// Goes on with other settings. What has to wait for a restart is the same in them, see
    /// [org.letterboard.settings.AfterRestart].
    public void takeOver(Settings fresh) {
        var loosened = Loosened.between(settings, fresh);
        var moved = !fresh.relay().equals(settings.relay());
        nouns.lists().takeOver(fresh.lists().values());
        if (!loosened.isEmpty()) decisions.effects().carryOut(Warnings.of(loosened, nouns.lists(), fresh.operator()));
        settings = fresh;
        timetable.replace(Times.of(nouns, decisions));
        if (moved) couriers.tryNow();
        mailDoors.imap().takeOver(together.mine(fresh.mailboxes()));
    }

    /// Tells other gateways that this one is alive, and takes what they have left. To be called every few seconds.
    public void heartbeat() {
        together.beat(settings);
        nouns.inbox().freeForgotten();
        nouns.outbox().freeForgotten();
        mailDoors.imap().takeOver(together.mine(settings.mailboxes()));
    }

    /// Looks whether something is wrong that the operator has to know of. To be called every few seconds.
    public void lookOut() {
        watch.lookout().look();
    }

    /// Everything that happens by the clock, for a story that has a clock of its own.
    public List<Entry> looks() {
        return Times.of(nouns, decisions);
    }

    /// What sends the digests that are due.
    public Digests digests() {
        return decisions.digests();
    }

    /// What changes who is on a list.
    public Subscriptions subscriptions() {
        return decisions.subscriptions();
    }

    /// The ports in use, for the log: `smtp=2525 web=8080`.
    public String ports() {
        return "smtp=" + smtpPort() + " web=" + webPort();
    }

    /// What commands can ask, also of an app that is built and not started.
    public Control control() {
        return control;
    }

    /// The port of the SMTP door, also where the settings say 0.
    public int smtpPort() {
        return mailDoors.smtp().port();
    }

    /// The settings in force.
    public Settings settings() {
        return settings;
    }

    /// The port of the web door, also where the settings say 0.
    public int webPort() {
        return webDoor.port();
    }

    public Database database() {
        return nouns.database();
    }

    public Lists lists() {
        return nouns.lists();
    }

    public Members members() {
        return nouns.members();
    }

    public Board board() {
        return nouns.board();
    }

    public Inbox inbox() {
        return nouns.inbox();
    }

    public Search search() {
        return search;
    }

    public Outbox outbox() {
        return nouns.outbox();
    }

    /// What the relay said when it last failed; empty while all is well.
    public String relayTrouble() {
        return couriers.trouble();
    }

    /// Closes the doors first and the database last; what is under way is finished.
    @Override
    public void close() {
        open = false;
        importing.close();
        backups.close();
        if (started) {
            mailDoors.close();
            webDoor.close();
            controlDoor.close();
            timetable.close();
            nouns.inbox().close();
            decisions.desk().close();
            couriers.close();
            search.close();
            if (nouns.database().answers()) together.leave();
        }
        watch.close();
        nouns.database().close();
    }
}
