package org.letterboard.search;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Shown;
import org.letterboard.display.Addressless;
import org.letterboard.reading.Block;

/// What the index keeps of posts: the words of their writers. No quotes, which would find each post once more in all
/// its answers; and no address, so that nobody finds out by asking whose address stands where.
final class Documents {
    // As BoardPages shows in one piece among others; longer ones are read one at a time.
    private static final int LONGEST_AMONG_OTHERS = 60_000;
    // A novel. Words after it are not found.
    private static final int LONGEST_TEXT = 1_000_000;

    private final Board board;
    private final Addressless addressless;

    Documents(Board board, Addressless addressless) {
        this.board = board;
        this.addressless = addressless;
    }

    /// The posts as they are now, by their ids; of what is gone there is nothing.
    Map<Long, Document> of(Handle handle, List<Long> posts, Tongue tongue) {
        var files = board.attachedTo(handle, posts);
        var documents = new HashMap<Long, Document>();
        board.shown(handle, posts, LONGEST_AMONG_OTHERS).forEach((id, shown) -> {
            var blocks = shown.blocks();
            documents.put(id, document(shown, blocks == null ? board.blocks(handle, id) : blocks, files, tongue));
        });
        return documents;
    }

    private Document document(Shown shown, List<Block> blocks, List<Attached> files, Tongue tongue) {
        var post = shown.post();
        var document = new Document();
        document.add(new StringField(Fields.POST, Long.toString(post.id()), Store.NO));
        document.add(new NumericDocValuesField(Fields.POST, post.id()));
        document.add(new StringField(Fields.LIST, Long.toString(post.listId()), Store.NO));
        document.add(new NumericDocValuesField(Fields.TOPIC, post.topicId()));
        document.add(new NumericDocValuesField(Fields.NUMBER, post.number()));
        document.add(new LongField(Fields.WRITTEN, post.written().toEpochMilli(), Store.NO));
        document.add(new TextField(Fields.subject(tongue), clean(post.subject()), Store.NO));
        document.add(new TextField(Fields.AUTHOR, clean(post.author()), Store.NO));
        document.add(new TextField(Fields.text(tongue), clean(ownWords(blocks)), Store.NO));
        document.add(new TextField(Fields.FILES, names(post.id(), files), Store.NO));
        return document;
    }

    /// What the writer wrote, as search sees it, without what they quoted.
    static String ownWords(List<Block> blocks) {
        var text = new StringBuilder();
        for (var block : blocks) {
            if (block.kind() != Block.Kind.TEXT) continue;
            if (text.length() >= LONGEST_TEXT) break;
            text.append(block.text(), 0, Math.min(block.text().length(), LONGEST_TEXT - text.length()))
                    .append('\n');
        }
        return text.toString();
    }

    /// "mill_photos.jpg" is found as it is, and by "photos".
    private String names(long post, List<Attached> files) {
        var names = files.stream()
                .filter(file -> file.postId() == post)
                .map(Attached::name)
                .collect(joining("\n"));
        var clean = clean(names);
        return clean + "\n" + clean.replaceAll("[._-]+", " ");
    }

    private String clean(String text) {
        return Words.composed(addressless.text(text).replace(Addressless.HIDDEN, " "));
    }
}
