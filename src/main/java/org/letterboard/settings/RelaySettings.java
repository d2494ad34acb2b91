package org.letterboard.settings;

import org.jspecify.annotations.Nullable;

/// The mail server that takes everything we send. `user` and `password` are both there or both missing.
///
/// @param connections open at once, at most
public record RelaySettings(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable Secret password,
        int connections) {

    /// The same relay over more or fewer connections.
    RelaySettings with(int others) {
        return new RelaySettings(host, port, tls, user, password, others);
    }

    /// Whether a connection to the relay is encrypted (RFC 3207).
    public enum Tls {
        IF_OFFERED,
        REQUIRED,
        NONE
    }
}
