package org.letterboard.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Who is inside: lets callers in up to the limits, in all and for each peer, and knows their conversations.
final class Callers implements SessionHandler {

    private static final Reply FULL = Reply.of(421, "4.3.2", "Too many connections, please try again later");
    private static final Reply PEER_FULL = Reply.of(421, "4.7.0", "Too many connections from your address");
    private static final Reply CLOSING = Reply.of(421, "4.3.2", "This server is going down, please try again later");
    // Whoever has an IPv6 address has all of its /64.
    private static final int IPV6_NETWORK = 8;

    private final Premises premises;
    private final Map<Session, Conversation> conversations = new HashMap<>();
    private final Map<InetAddress, Integer> fromPeer = new HashMap<>();
    private volatile boolean closing;

    Callers(Premises premises) {
        this.premises = premises;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        var refusal = letIn(session);
        if (refusal == null) return SessionAcceptance.success();
        premises.journal().refused(((Wire) session.getSocket()).line().peer(), "connection", refusal);
        return SessionAcceptance.failure(
                refusal.code(), refusal.status() + " " + refusal.lines().getFirst());
    }

    private synchronized @Nullable Reply letIn(Session session) {
        if (closing) return CLOSING;
        if (conversations.size() >= premises.settings().maxConnections()) return FULL;
        var peer = network(session);
        if (fromPeer.getOrDefault(peer, 0) >= premises.settings().maxPerPeer()) return PEER_FULL;
        fromPeer.merge(peer, 1, Integer::sum);
        conversations.put(session, new Conversation(session, premises, () -> closing));
        return null;
    }

    @Override
    public void onSessionEnd(Session session) {
        of(session).end();
        synchronized (this) {
            conversations.remove(session);
            fromPeer.computeIfPresent(network(session), (peer, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized Conversation of(Session session) {
        var found = conversations.get(session);
        if (found == null) throw new IllegalStateException("a session that has not been let in");
        return found;
    }

    synchronized List<Conversation> all() {
        return List.copyOf(conversations.values());
    }

    synchronized void close() {
        closing = true;
    }

    private static InetAddress network(Session session) {
        var address = session.getRemoteAddress().getAddress();
        var bytes = address.getAddress();
        if (bytes.length <= 4) return address;
        Arrays.fill(bytes, IPV6_NETWORK, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
