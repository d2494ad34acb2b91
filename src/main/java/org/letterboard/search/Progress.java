package org.letterboard.search;

/// How much of what happened on all lists the index knows.
///
/// @param done     changes that it knows
/// @param all      changes that there are
/// @param complete false from the start until all is known once, and while it is made anew
public record Progress(long done, long all, boolean complete) {
    static final Progress NONE = new Progress(0, 0, false);

    /// Of a hundred; a hundred only at the end.
    public int percent() {
        return all <= 0 ? 0 : (int) Math.min(complete ? 100 : 99, 100 * done / all);
    }
}
