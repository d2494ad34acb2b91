package org.letterboard.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.stream.Stream;

/// Who is at the other end. Behind a proxy on this machine it is the proxy that knows.
final class Peer {
    private Peer() {}

    /// The address, as it was written by whom we believe.
    static String of(Context ctx) {
        var peer = ctx.req().getRemoteAddr();
        var forwarded = ctx.header("X-Forwarded-For");
        if (forwarded == null || !isLoopback(peer)) return peer;
        // What stands before the last comma a stranger may have written.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    /// Whether it is a program of this machine. A proxy that does not say for whom it asks is none, since it may ask
    /// for
    /// anybody.
    static boolean isHere(Context ctx) {
        if (!isLoopback(of(ctx))) return false;
        return ctx.header("X-Forwarded-For") != null
                || Stream.of("Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto")
                        .allMatch(name -> ctx.header(name) == null);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
