package org.letterboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.addresses.Alias;
import org.letterboard.addresses.Keyring;
import org.letterboard.addresses.Tokens;
import org.letterboard.board.Board;
import org.letterboard.db.Database;
import org.letterboard.db.SigningKeys;
import org.letterboard.gateways.Gateways;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.DiskRoom;
import org.letterboard.inbox.Inbox;
import org.letterboard.lists.Lists;
import org.letterboard.lists.Masks;
import org.letterboard.lists.Members;
import org.letterboard.notices.Notices;
import org.letterboard.notices.Templates;
import org.letterboard.outbox.Outbox;
import org.letterboard.questions.Questions;
import org.letterboard.settings.Settings;

/// What there is: the database, and everything that is kept in it.
///
/// @param settings those in force
/// @param node     what this process is called in leases
record Nouns(
        Supplier<Settings> settings,
        Clock clock,
        SecureRandom random,
        Database database,
        AddressGrammar addresses,
        Tokens tokens,
        DiskRoom room,
        Inbox inbox,
        Lists lists,
        Members members,
        Masks masks,
        Board board,
        Outbox outbox,
        Notices notices,
        Questions questions,
        HeldPosts held,
        String node,
        Gateways gateways) {

    private static Database database(Settings settings) {
        try {
            // Beside a server, too, it has what is this machine's own: the control socket, what is under way.
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be made: " + settings.data(), e);
        }
        return settings.database() == null ? Database.open(settings.data()) : Database.open(settings.database());
    }

    /// Opens the database and builds the rest on it.
    ///
    /// @param home the folder with `templates/`
    static Nouns open(Supplier<Settings> settings, Path home, Clock clock) {
        var first = settings.get();
        var random = new SecureRandom();

        // ground
        var database = database(first);
        var node = NodeName.of(first, random);
        var gateways = new Gateways(database, clock, node);
        var keys = new SigningKeys(first.secretFile()).load(database, clock);
        var newest = keys.keySet().stream().max(Integer::compare).orElseThrow();
        var tokens = new Tokens(Keyring.of(newest, keys), clock);
        var addresses = new AddressGrammar(first.domain(), first.separator());

        // nouns, from the inbox to the outbox
        var room = new DiskRoom(first.data(), () -> settings.get().keepFree());
        var inbox = new Inbox(database, clock, node, room);
        var lists = new Lists(database);
        var members = new Members(database, clock);
        var masks = new Masks(name -> Alias.make(name, random));
        var board = new Board();
        var outbox =
                new Outbox(database, clock, node, () -> settings.get().relay().connections());
        var templates = new Templates(home.resolve("templates/mail"));
        var notices = new Notices(
                database,
                clock,
                templates,
                addresses,
                outbox,
                () -> settings.get().operator());
        var questions = new Questions(database, clock, addresses, tokens, notices);
        var held = new HeldPosts(clock, inbox::wake);
        return new Nouns(
                settings, clock, random, database, addresses, tokens, room, inbox, lists, members, masks, board, outbox,
                notices, questions, held, node, gateways);
    }
}
