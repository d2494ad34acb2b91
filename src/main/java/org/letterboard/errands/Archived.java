package org.letterboard.errands;

import org.jspecify.annotations.Nullable;
import org.letterboard.inbox.Arrival;

/// A message from an archive.
///
/// @param place  where it stands there, in words
/// @param sentAs the id under which the gateway that wrote the archive had sent it on; answers may name that one
public record Archived(
        Arrival arrival, String place, @Nullable String sentAs) {}
