package org.letterboard.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The SMTP door. `tlsCert` and `tlsKey` (PEM) are both there or both missing.
///
/// @param maxSize bytes of one message
public record SmtpSettings(
        Listen listen,
        long maxSize,
        int maxRecipients,
        int maxConnections,
        int maxPerPeer,
        Duration idle,
        @Nullable Path tlsCert,
        @Nullable Path tlsKey) {}
