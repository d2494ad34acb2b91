package org.letterboard.settings;

import org.jspecify.annotations.Nullable;

/// A database server; without one everything lives in one H2 file in the data folder.
public record DatabaseSettings(
        String url, String user, @Nullable Secret password) {}
