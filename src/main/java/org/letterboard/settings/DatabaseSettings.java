package org.letterboard.settings;

import org.jspecify.annotations.Nullable;

/// A database server; without one everything lives in one H2 file in the data folder.
public record DatabaseSettings(
        String url, String user, @Nullable Secret password) {

    /// The url as it may be told: what follows a question mark may hold a password.
    public String place() {
        return url.replaceFirst("\\?.*", "");
    }
}
