package org.letterboard.watch;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.letterboard.db.Database;
import org.letterboard.gateways.Gateways;
import org.letterboard.held.HeldPosts;
import org.letterboard.imap.ImapDoor;
import org.letterboard.inbox.Inbox;
import org.letterboard.intake.SmtpDoor;
import org.letterboard.lists.Lists;
import org.letterboard.notices.Notices;
import org.letterboard.outbox.Couriers;
import org.letterboard.outbox.Outbox;
import org.letterboard.questions.Questions;
import org.letterboard.search.Search;
import org.letterboard.settings.Settings;

/// What there is to look at.
///
/// @param settings those in force
/// @param node     what this gateway is called
/// @param open     whether its doors are open
/// @param freeDisk bytes that are free where its data is
public record Rooms(
        Database database,
        Clock clock,
        Supplier<Settings> settings,
        String node,
        BooleanSupplier open,
        LongSupplier freeDisk,
        SmtpDoor smtp,
        ImapDoor imap,
        Inbox inbox,
        Outbox outbox,
        Couriers couriers,
        Questions questions,
        HeldPosts held,
        Gateways gateways,
        Lists lists,
        Search search,
        Notices notices) {}
