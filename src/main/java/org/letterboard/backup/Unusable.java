package org.letterboard.backup;

import org.jspecify.annotations.Nullable;

/// A backup that cannot be used, or a place that it cannot be put to. The message says why, for the administrator.
public final class Unusable extends RuntimeException {
    Unusable(String message) {
        this(message, null);
    }

    Unusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
