package org.letterboard;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Alias;
import org.letterboard.addresses.Keyring;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.bounces.Bounces;
import org.letterboard.commands.Contact;
import org.letterboard.commands.Leaving;
import org.letterboard.control.Control;
import org.letterboard.control.ControlDoor;
import org.letterboard.control.Rooms;
import org.letterboard.db.Database;
import org.letterboard.db.SigningKeys;
import org.letterboard.desk.Desk;
import org.letterboard.desk.Effects;
import org.letterboard.desk.Errands;
import org.letterboard.desk.Handlers;
import org.letterboard.inbox.DiskRoom;
import org.letterboard.inbox.Inbox;
import org.letterboard.inbox.Sources;
import org.letterboard.intake.Addresses.Standing;
import org.letterboard.intake.SmtpDoor;
import org.letterboard.lists.Lists;
import org.letterboard.lists.Masks;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.moderation.Gate;
import org.letterboard.notices.Notices;
import org.letterboard.notices.Templates;
import org.letterboard.outbox.Couriers;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.letterboard.posting.MailRendering;
import org.letterboard.posting.Passing;
import org.letterboard.posting.Posting;
import org.letterboard.posting.Publishing;
import org.letterboard.posting.WebAddresses;
import org.letterboard.settings.Loosened;
import org.letterboard.settings.Settings;
import org.letterboard.web.WebDoor;

/// The gateway: every long-lived object, built and joined in the order in which a message meets them.
public final class App implements AutoCloseable {

    // Two leave a core to the doors and the couriers on the smallest machine, and keep a large message from
    // stopping the small ones.
    private static final int DESK_WORKERS = 2;
    private static final String NODE = "one";

    private final Database database;
    private final Inbox inbox;
    private final SmtpDoor smtp;
    private final WebDoor webDoor;
    private final Desk desk;
    private final Couriers couriers;
    private final Control control;
    private final ControlDoor commands;
    private final Effects effects;

    private final Lists lists;
    private final Members members;
    private final Board board;
    private final Outbox outbox;
    private volatile Settings settings;
    private boolean started;

    /// Builds everything and opens the database; nothing listens or moves before [#start].
    ///
    /// @param home the folder with `templates/`
    public App(Settings settings, Path home, Clock clock) {
        this.settings = settings;
        var random = new SecureRandom();
        var domain = settings.domain();

        // ground
        database = Database.open(settings.data());
        var keys = new SigningKeys(settings.secretFile()).load(database, clock);
        var tokens = new Tokens(
                Keyring.of(keys.keySet().stream().max(Integer::compare).orElseThrow(), keys), clock);
        var addresses = new AddressGrammar(domain, settings.separator());

        // nouns
        inbox = new Inbox(database, clock, NODE, new DiskRoom(settings.data(), () -> this.settings.keepFree()));
        lists = new Lists(database);
        members = new Members(database, clock);
        var masks = new Masks(name -> Alias.make(name, random));
        board = new Board();
        outbox = new Outbox(database, clock, NODE, () -> this.settings.relay().connections());
        var templates = new Templates(home.resolve("templates/mail"));
        var notices = new Notices(database, clock, templates, addresses, outbox);

        // decisions
        var errands = new Errands(addresses, tokens, lists, masks);
        var posting = new Posting(new Gate(members), members);
        var leaving = new Leaving(members, addresses, tokens);
        var contact = new Contact(members, () -> this.settings.operator());
        var publishing = new Publishing(database, clock, domain, random, lists, members, masks, board, outbox);
        var passing = new Passing(database, clock, domain, masks, outbox);
        effects = new Effects(database, members, publishing, passing, notices);
        var handlers = new Handlers(posting, leaving, contact, new Bounces());
        desk = new Desk(database, inbox, errands, handlers, effects, DESK_WORKERS);

        // the way out
        var web = new WebAddresses(() -> this.settings.web().url());
        var rendering = new MailRendering(database, addresses, tokens, web, lists, members, masks, board);
        couriers = new Couriers(database, clock, outbox, rendering, this::stillOn, () -> this.settings.relay(), domain);

        // doors
        control = new Control(new Rooms(
                database, () -> this.settings, addresses, inbox, lists, members, board, outbox, couriers, web::post));
        commands = new ControlDoor(settings.data(), control);
        smtp = smtpDoor(settings, errands, inbox, clock);
        webDoor = webDoor(settings, home, clock, random, addresses, tokens, effects);
        lists.takeOver(settings.lists().values());
    }

    private WebDoor webDoor(
            Settings settings,
            Path home,
            Clock clock,
            SecureRandom random,
            AddressGrammar addresses,
            Tokens tokens,
            Effects effects) {
        return new WebDoor(
                settings.web(),
                home.resolve("templates/web"),
                database,
                clock,
                random,
                addresses,
                tokens,
                lists,
                members,
                board,
                Sources::read,
                effects::carryOut);
    }

    private SmtpDoor smtpDoor(Settings settings, Errands errands, Inbox inbox, Clock clock) {
        return new SmtpDoor(
                settings.smtp(),
                settings.domain(),
                settings.data().resolve("spool"),
                settings.inFlight(),
                address -> standing(errands, address),
                inbox::accept,
                clock);
    }

    private Standing standing(Errands errands, EmailAddress address) {
        if (!address.domain().equalsIgnoreCase(settings.domain())) return Standing.NOT_OURS;
        return database.read(h -> errands.knows(h, address)) ? Standing.KNOWN : Standing.UNKNOWN;
    }

    private Map<Long, String> stillOn(Handle handle, Mailing mailing, List<Long> ids) {
        var list = mailing.listId();
        return list == null ? Map.of() : members.stillOn(handle, list, ids);
    }

    /// Sets everything in motion; the doors open last.
    ///
    /// @throws CannotListen where a port is taken
    public void start() throws IOException {
        started = true;
        inbox.start();
        desk.start();
        couriers.start();
        commands.start();
        CannotListen.unless("smtp.listen", settings.smtp().listen(), smtp::start);
        CannotListen.unless("web.listen", settings.web().listen(), webDoor::start);
    }

    /// Goes on with other settings. What has to wait for a restart is the same in them, see
    /// [org.letterboard.settings.AfterRestart].
    public void takeOver(Settings fresh) {
        var loosened = Loosened.between(settings, fresh);
        var moved = !fresh.relay().equals(settings.relay());
        lists.takeOver(fresh.lists().values());
        if (!loosened.isEmpty()) effects.carryOut(Warnings.of(loosened, lists, fresh.operator()));
        settings = fresh;
        if (moved) couriers.tryNow();
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
        return smtp.port();
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
        return database;
    }

    public Lists lists() {
        return lists;
    }

    public Members members() {
        return members;
    }

    public Board board() {
        return board;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Outbox outbox() {
        return outbox;
    }

    /// What the relay said when it last failed; empty while all is well.
    public String relayTrouble() {
        return couriers.trouble();
    }

    /// Closes the doors first and the database last; what is under way is finished.
    @Override
    public void close() {
        if (started) {
            smtp.close();
            webDoor.close();
            commands.close();
            inbox.close();
            desk.close();
            couriers.close();
        }
        database.close();
    }
}
