package org.letterboard.search;

import java.util.List;

/// What a search found.
///
/// @param posts    the ids of those on the page that was asked for
/// @param total    how many there are on all pages
/// @param isExact  false where there are more than that
/// @param isReady  false where nobody could look
/// @param progress how much of the board was looked through
public record Found(List<Long> posts, long total, boolean isExact, boolean isReady, Progress progress) {
    static Found nothing(Progress progress) {
        return new Found(List.of(), 0, true, true, progress);
    }

    static Found notYet(Progress progress) {
        return new Found(List.of(), 0, true, false, progress);
    }
}
