package org.letterboard.digest;

import java.util.List;
import org.letterboard.board.Attached;
import org.letterboard.board.Post;

/// What a digest holds: topics in the order in which they began, each with its letters in the order in which people
/// read them. The letters are numbered through, so that one can be named by its number.
record Issue(List<Chapter> chapters) {

    /// @param subject of the topic
    record Chapter(long topic, String subject, List<Item> items) {}

    /// A letter of the digest.
    ///
    /// @param place its number as printed, from 1
    /// @param words what its author wrote, without quotes and signature; addresses are still in it
    /// @param whole false where there is more of it, which is for the board to show
    record Item(int place, Post post, String words, boolean whole, List<Attached> files) {}

    List<Item> items() {
        return chapters.stream().flatMap(chapter -> chapter.items().stream()).toList();
    }
}
