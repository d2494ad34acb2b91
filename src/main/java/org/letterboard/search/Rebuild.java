package org.letterboard.search;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Somebody wants the index to be made anew.
///
/// @param list null for all of them
/// @param done completes when that was done
record Rebuild(@Nullable Long list, CompletableFuture<Boolean> done) {
    static Rebuild of(@Nullable Long list) {
        return new Rebuild(list, new CompletableFuture<>());
    }
}
