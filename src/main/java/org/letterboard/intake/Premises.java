package org.letterboard.intake;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.SmtpSettings;

/// What all conversations at one door share.
///
/// @param keys null where STARTTLS is not configured
record Premises(
        SmtpSettings settings,
        String hostName,
        Path spool,
        InFlight inFlight,
        Addresses addresses,
        Reception reception,
        Clock clock,
        Journal journal,
        @Nullable PemKeys keys) {}
