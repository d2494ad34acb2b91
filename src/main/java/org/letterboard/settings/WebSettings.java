package org.letterboard.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The web door.
///
/// @param url          how people reach it, without a slash at the end
/// @param metricsToken none: metrics are for loopback only
public record WebSettings(Listen listen, URI url, @Nullable Secret metricsToken) {
    public boolean https() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
