package org.letterboard.search;

/// Which of the posts that were found.
///
/// @param number from 1
/// @param newest those written last before the others; else those that are most about it
public record Page(int number, boolean newest) {
    public static final int SIZE = 20;
    /// Further back, better words help more than more pages.
    public static final int MOST = 50;

    public Page {
        if (number < 1 || number > MOST) throw new IllegalArgumentException("page " + number);
    }
}
