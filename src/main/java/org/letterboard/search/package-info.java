/// Finds posts by what is written in them. In: the board's changes, one list after the other, and what somebody looks
/// for. Out: the ids of posts, and which words to mark. What it keeps (Lucene, in the data folder) follows from the
/// database and can always be made again. Who may read a list is not decided here: a search names its lists.
@NullMarked
package org.letterboard.search;

import org.jspecify.annotations.NullMarked;
