package org.letterboard;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.gateways.Gateways;
import org.letterboard.gateways.Gateways.Other;
import org.letterboard.settings.Fingerprint;
import org.letterboard.settings.MailboxSettings;
import org.letterboard.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How this gateway gets on with others on the same database. On a file it is alone, and nothing is asked.
final class Together {

    private static final Logger log = LoggerFactory.getLogger(Together.class);

    private final Gateways gateways;
    private final boolean shared;
    private final BiConsumer<Handle, String> freeing;
    private final Consumer<String> gone;
    private String told = "";

    /// @param freeing gives the work of one that is dead to the others
    /// @param gone    hears of it afterwards
    Together(Gateways gateways, boolean shared, BiConsumer<Handle, String> freeing, Consumer<String> gone) {
        this.gateways = gateways;
        this.shared = shared;
        this.freeing = freeing;
        this.gone = gone;
    }

    /// Looks before anything is changed by these files.
    ///
    /// @throws DatabaseUnusable where another one is at work with other files
    void agree(Settings settings) {
        if (shared) refuse(gateways.differing(Fingerprint.of(settings)), settings);
    }

    /// From now on the others know of us.
    ///
    /// @throws DatabaseUnusable where another one is at work with other files
    void join(Settings settings) {
        if (shared) refuse(gateways.join(Fingerprint.of(settings)), settings);
    }

    private static void refuse(Optional<Other> differing, Settings settings) {
        differing.ifPresent(other -> {
            throw new DatabaseUnusable(
                    words(other, settings) + "; make them the same on all machines, then start again");
        });
    }

    /// Says that we are here, and warns once of each difference.
    void beat(Settings settings) {
        if (!shared) return;
        var words = gateways.seen(Fingerprint.of(settings))
                .map(other -> words(other, settings))
                .orElse("");
        if (!words.isEmpty() && !words.equals(told)) log.warn("{}", words);
        told = words;
        for (var dead : gateways.takeDead(freeing)) {
            log.warn("a gateway is gone, its work is taken over gateway={}", dead);
            gone.accept(dead);
        }
    }

    private static String words(Other other, Settings settings) {
        return "the gateway " + other.name() + " on the same database has other settings in "
                + String.join(", ", Fingerprint.different(Fingerprint.of(settings), other.configuration()));
    }

    /// The accounts that are this gateway's to fetch from, until the next heartbeat.
    List<MailboxSettings> mine(List<MailboxSettings> all) {
        if (!shared) return all;
        return all.stream().filter(one -> gateways.hold("imap " + one.place())).toList();
    }

    void leave() {
        if (shared) gateways.leave();
    }
}
