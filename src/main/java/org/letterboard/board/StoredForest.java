package org.letterboard.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letterboard.threading.Forest;
import org.letterboard.threading.Node;

/// The forest as it is stored, read once an id.
final class StoredForest implements Forest {
    private final BoardSql sql;
    private final long list;
    private final Map<String, Optional<Node>> read = new HashMap<>();

    StoredForest(BoardSql sql, long list) {
        this.sql = sql;
        this.list = list;
    }

    @Override
    public Map<String, Node> named(Set<String> messageIds) {
        var nodes = new HashMap<String, Node>();
        for (var id : messageIds)
            read.computeIfAbsent(id, i -> sql.named(list, i)).ifPresent(node -> nodes.put(id, node));
        return nodes;
    }

    @Override
    public List<Node> inTopic(long topic) {
        return sql.nodes(topic);
    }

    @Override
    public Map<Long, Long> families(Set<Long> topics) {
        return sql.families(topics);
    }
}
