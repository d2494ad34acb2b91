package org.letterboard.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.letterboard.reading.Block;

/// A post's blocks as one value in the database.
final class Blocks {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Block>> LIST = new TypeReference<>() {};

    private Blocks() {}

    static String write(List<Block> blocks) {
        try {
            return JSON.writerFor(LIST).writeValueAsString(blocks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("blocks are plain values", e);
        }
    }

    static List<Block> read(String stored) {
        try {
            return JSON.readValue(stored, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not written by us: " + stored, e);
        }
    }
}
