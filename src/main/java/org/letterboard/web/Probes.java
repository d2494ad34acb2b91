package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.letterboard.settings.Secret;
import org.letterboard.watch.Watch;

/// What programs look at to see how the gateway is: for those on this machine, and for who has the token of the
/// settings. Everybody else gets the same as for a page that is not there, so that whoever tries addresses learns
/// nothing
/// about how, or with what, the gateway is watched.
final class Probes {
    private static final String BEARER = "Bearer ";

    private final Watch watch;
    private final Supplier<Optional<Secret>> token;

    /// @param token the one in force
    Probes(Watch watch, Supplier<Optional<Secret>> token) {
        this.watch = watch;
        this.token = token;
    }

    /// `GET /health`
    Answer health(Context ctx) {
        refuseStrangers(ctx);
        var health = watch.health();
        return new Answer.Words(health.ok() ? 200 : 503, "application/json", health.json());
    }

    /// `GET /metrics`
    Answer metrics(Context ctx) {
        refuseStrangers(ctx);
        return new Answer.Words(200, "text/plain; version=0.0.4", watch.metrics());
    }

    private void refuseStrangers(Context ctx) {
        if (!Peer.isHere(ctx) && !hasToken(ctx)) throw new HttpResponseException(404, "for this machine only");
    }

    private boolean hasToken(Context ctx) {
        var said = ctx.header("Authorization");
        if (said == null || !said.startsWith(BEARER)) return false;
        var given = said.substring(BEARER.length()).strip().getBytes(UTF_8);
        // Takes as long for a good beginning as for a bad one.
        return token.get()
                .filter(secret -> MessageDigest.isEqual(given, secret.value().getBytes(UTF_8)))
                .isPresent();
    }
}
