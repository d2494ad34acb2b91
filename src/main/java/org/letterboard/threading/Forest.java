package org.letterboard.threading;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What threading may ask of the board, for one list.
public interface Forest {

    /// The nodes of these message ids, by message id, as far as they exist. One question per placement.
    Map<String, Node> named(Set<String> messageIds);

    /// All nodes of a topic. Asked only where a new arrow could close a circle through posts that the message does not
    /// name: when it goes between two old nodes of one topic and the lower one has no parent, or changes it.
    List<Node> inTopic(long topic);

    /// The families of these topics, by topic; most have none. A person has cut those of one family apart. Asked only
    /// where a message names posts of several.
    Map<Long, Long> families(Set<Long> topics);
}
