package org.letterboard.settings;

/// Where a door listens, written `host:port`; port 0 takes a free one.
public record Listen(String host, int port) {
    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
