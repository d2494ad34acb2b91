package org.letterboard.outbox;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.mail.EmailAddress;
import org.letterboard.outbox.Rendering.Recipient;
import org.letterboard.settings.RelaySettings;
import org.letterboard.tally.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries mail to the relay, over one connection that it keeps. One loop: claim, make the claim durable, send, note.
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    static final String SENT = "sent";
    static final String LATER = "later";
    static final String REFUSED = "refused";
    static final String GIVEN_UP = "given up";
    static final String TROUBLE = "trouble";

    // A fault of ours may be gone with the next version, and must not fill the log meanwhile.
    private static final Duration AFTER_STUMBLING = Duration.ofMinutes(10);
    private static final int IDLE_LOOKS_BEFORE_HANGING_UP = 20;

    /// What all couriers share.
    record Shared(
            Database database,
            Clock clock,
            Outbox outbox,
            Ledger ledger,
            Copies copies,
            RelayHealth health,
            StillOn stillOn,
            Refusals refusals,
            Supplier<RelaySettings> relay,
            String helo,
            Tally outcomes,
            BooleanSupplier closing) {}

    private final Shared shared;
    private @Nullable Wire wire;
    private int idleLooks;

    Courier(Shared shared) {
        this.shared = shared;
    }

    void loop() {
        while (!shared.closing().getAsBoolean()) {
            try {
                if (!work()) rest();
            } catch (RuntimeException | OutOfMemoryError bug) {
                log.error("a courier stumbled, its work is done later", bug);
                hangUp();
                rest();
            }
        }
        hangUp();
    }

    private void rest() {
        if (++idleLooks == IDLE_LOOKS_BEFORE_HANGING_UP) hangUp();
        shared.outbox().awaitNews(LOOK_AGAIN);
    }

    private boolean work() {
        if (shared.health().pausing()) return false;
        var parcel = shared.outbox().claimParcel();
        var delivery = parcel.isPresent()
                ? Optional.<Delivery>empty()
                : shared.outbox().claimDelivery();
        if (parcel.isEmpty() && delivery.isEmpty()) return false;
        idleLooks = 0;
        // There may be more than this: let another one look, too.
        shared.outbox().wake();
        // Nothing leaves before what it rests on is durable: the mailing, and this claim.
        shared.database().sync();
        parcel.ifPresent(this::carry);
        delivery.ifPresent(this::carry);
        return true;
    }

    private void carry(Parcel parcel) {
        var run = new ParcelRun(parcel, shared.outbox().parcels());
        shared.ledger().begin(run);
        try {
            carry(parcel, run, mailing(parcel.mailingId()));
        } catch (RuntimeException failure) {
            if (shared.database().passes(failure)) run.giveBack(shared.clock().instant());
            throw failure;
        } finally {
            if (!run.ended()) run.giveBack(shared.clock().instant().plus(AFTER_STUMBLING));
            shared.ledger().note(run);
        }
    }

    private void carry(Parcel parcel, ParcelRun run, Mailing mailing) {
        try {
            var copy = shared.copies().take(mailing);
            if (copy.isPresent()) carry(parcel, run, mailing, copy.get());
            else run.finish();
        } finally {
            shared.copies().giveBack(mailing);
        }
    }

    private void carry(Parcel parcel, ParcelRun run, Mailing mailing, Rendering.Copy copy) {
        var members = parcel.members();
        var rest = members.subList(parcel.done(), members.size());
        var addresses = shared.database().read(h -> shared.stillOn().of(h, mailing, rest));
        for (var member : rest) {
            if (run.lost()) return;
            if (shared.closing().getAsBoolean()) {
                run.giveBack(shared.clock().instant());
                return;
            }
            var address = addresses.get(member);
            if (address == null) run.advance();
            else if (!settle(run, mailing, new Recipient(member, address), send(copy, new Recipient(member, address))))
                return;
            shared.ledger().note(run);
        }
        run.finish();
    }

    /// Notes the outcome in the run; false where the parcel has to wait.
    private boolean settle(ParcelRun run, Mailing mailing, Recipient to, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent(var reply) -> {
                Steps.sent(mailing, to.address(), reply);
                run.advance();
            }
            case Outcome.Refused(var reply) ->
                run.advance(Outcomes.end(shared.database(), shared.clock(), mailing, to, REFUSED, reply)
                        .andThen(heard(mailing, to, reply)));
            case Outcome.NotNow(var reply) ->
                run.advance(Outcomes.retry(shared.database(), shared.clock(), mailing, to, reply));
            case Outcome.Trouble(var reply) -> {
                troubled(reply);
                run.giveBack(shared.clock().instant().plus(shared.health().pause()));
                return false;
            }
        }
        return true;
    }

    private void carry(Delivery delivery) {
        var noted = false;
        try {
            var mailing = mailing(delivery.mailingId());
            shared.ledger().note(carry(delivery, mailing).andThen(letGo(delivery)));
            noted = true;
        } finally {
            if (!noted) shared.outbox().deliveries().forget(delivery.lease());
        }
    }

    private Consumer<Handle> letGo(Delivery delivery) {
        return tx -> tx.afterCommit(() -> shared.outbox().deliveries().letGo(delivery.lease()));
    }

    private Consumer<Handle> carry(Delivery delivery, Mailing mailing) {
        var to = new Recipient(delivery.memberId(), delivery.address());
        try {
            var copy = shared.copies().take(mailing);
            var outcome = copy.isEmpty() || left(mailing, delivery)
                    ? new Outcome.Refused("has left the list or gets no mail of it, or the list was closed")
                    : send(copy.get(), to);
            if (outcome instanceof Outcome.Trouble(var reply)) troubled(reply);
            return after(mailing, delivery, outcome);
        } finally {
            shared.copies().giveBack(mailing);
        }
    }

    private boolean left(Mailing mailing, Delivery delivery) {
        var member = delivery.memberId();
        return (mailing.kind() == Mailing.Kind.POST || mailing.kind() == Mailing.Kind.DIGEST)
                && member != null
                && shared.database()
                        .read(h -> shared.stillOn().of(h, mailing, List.of(member)))
                        .isEmpty();
    }

    private Consumer<Handle> heard(Mailing mailing, Recipient to, String reply) {
        var list = mailing.listId();
        var member = to.member();
        if (list == null || member == null) return tx -> {};
        return tx -> shared.refusals().refused(tx, list, member, reply);
    }

    private Consumer<Handle> after(Mailing mailing, Delivery delivery, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent(var reply) ->
                Outcomes.ended(shared.database(), shared.clock(), mailing, delivery, SENT, reply);
            case Outcome.Refused(var reply) ->
                Outcomes.ended(shared.database(), shared.clock(), mailing, delivery, REFUSED, reply)
                        .andThen(heard(mailing, new Recipient(delivery.memberId(), delivery.address()), reply));
            case Outcome.NotNow(var reply) -> {
                if (Outcomes.isLast(shared.clock(), delivery)) shared.outcomes().count(GIVEN_UP);
                yield Outcomes.postponed(shared.database(), shared.clock(), mailing, delivery, reply);
            }
            case Outcome.Trouble(var reply) ->
                Outcomes.untried(shared.clock(), delivery, shared.health().pause(), reply);
        };
    }

    private void troubled(String reply) {
        shared.health().failed(reply);
        hangUp();
    }

    private Mailing mailing(long id) {
        return shared.database().read(h -> shared.outbox().find(h, id)).orElseThrow();
    }

    private Outcome send(Rendering.Copy copy, Recipient to) {
        var outcome = tried(copy, to);
        shared.outcomes()
                .count(
                        switch (outcome) {
                            case Outcome.Sent _ -> SENT;
                            case Outcome.NotNow _ -> LATER;
                            case Outcome.Refused _ -> REFUSED;
                            case Outcome.Trouble _ -> TROUBLE;
                        });
        return outcome;
    }

    private Outcome tried(Rendering.Copy copy, Recipient to) {
        var address = EmailAddress.parse(to.address());
        if (address.isEmpty()) return new Outcome.Refused("not an address: " + to.address());
        try {
            if (address.get().needsUtf8()) return sendUtf8(copy, to, address.get());
            var outcome = connected().send(copy.personal(to), address.get(), copy);
            if (!(outcome instanceof Outcome.Trouble)) shared.health().works();
            return outcome;
        } catch (MessagingException unreachable) {
            return new Outcome.Trouble(Wire.words(unreachable));
        }
    }

    /// Addresses beyond ASCII are rare: they get a connection of their own (RFC 6531).
    private Outcome sendUtf8(Rendering.Copy copy, Recipient to, EmailAddress address) throws MessagingException {
        try (var own = Wire.open(shared.relay().get(), shared.helo(), true)) {
            if (!own.takesUtf8()) return new Outcome.Refused("5.6.7 the relay takes no addresses beyond ASCII");
            return own.send(copy.personal(to), address, copy);
        }
    }

    private Wire connected() throws MessagingException {
        var wanted = shared.relay().get();
        if (wire != null && !wire.leadsTo(wanted)) hangUp();
        if (wire == null) wire = Wire.open(wanted, shared.helo(), false);
        return wire;
    }

    private void hangUp() {
        if (wire != null) wire.close();
        wire = null;
    }
}
