package org.letterboard.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Board;
import org.letterboard.board.Changes;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;

/// Whatever happens to posts, and whenever the index is looked after: it comes to the same as one that is made anew.
class FollowerTest {
    private static final int STEPS = 120;
    private static final String[] WORDS = {"mill", "lunch", "walk", "walking", "café", "rain", "Sunday", "boots"};

    @TempDir
    Path folder;

    private Database database;
    private Lists lists;
    private Filling filling;
    private Documents documents;
    private OpenIndex index;
    private Follower follower;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder);
        lists = new Lists(database);
        Files.createDirectories(folder.resolve("config/lists"));
        Files.writeString(
                folder.resolve("config/letterboard.toml"),
                "domain = \"lists.example.org\"\noperator = \"a@b.example\"\n");
        for (var name : List.of("walkers", "rowers"))
            Files.writeString(folder.resolve("config/lists/" + name + ".toml"), "");
        if (!(ConfigReader.read(folder.resolve("config")) instanceof Loaded.Right right)) throw new AssertionError();
        lists.takeOver(right.settings().lists().values());
        var board = new Board();
        filling = new Filling(database, lists, new Members(database, Clock.systemUTC()), board);
        var addresses = new AddressGrammar("lists.example.org", '+');
        documents = new Documents(
                board, new Addressless(addresses, name -> lists.named(name).isPresent()));
        reopen("followed");
    }

    private void reopen(String name) throws IOException {
        if (index != null) index.close();
        index = OpenIndex.open(folder.resolve(name));
        follower = new Follower(database, lists, new Changes(), documents, index);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void an_index_that_followed_is_the_same_as_one_that_was_made_anew(long seed) throws IOException {
        var chance = new Random(seed);
        var ids = new ArrayList<Long>();
        for (var step = 0; step < STEPS; step++) {
            var list = lists.named(chance.nextBoolean() ? "walkers" : "rowers").orElseThrow();
            var number = step;
            database.transact(tx -> happen(tx, list, chance, number, ids));
            if (chance.nextInt(5) == 0) follower.follow();
            if (chance.nextInt(15) == 0) index.commit();
            // As after a kill: what was not committed is gone.
            if (chance.nextInt(20) == 0) reopen("followed");
        }
        follower.follow();
        var followed = contents();

        reopen("anew");
        follower.follow();

        assertThat(contents()).isEqualTo(followed);
        assertThat(followed.size()).isGreaterThan(30).isLessThan(ids.size());
    }

    private void happen(Handle tx, MailingList list, Random chance, int step, List<Long> ids) {
        var what = chance.nextInt(10);
        if (what < 6 || ids.isEmpty()) {
            // Some name a message that comes later, which ties topics together: moves.
            var above =
                    chance.nextInt(3) == 0 ? List.<String>of() : List.of("<" + chance.nextInt(STEPS) + "@x.example>");
            ids.add(filling.post(
                    tx,
                    list,
                    new Filling.Letter("<" + step + "@x.example>", above, "Ann Bell", word(chance), word(chance))));
            return;
        }
        var post = ids.get(chance.nextInt(ids.size()));
        if (what < 8) edit(tx, post, word(chance));
        else change(tx, post, what == 8 ? "remove" : "restore");
    }

    private static String word(Random chance) {
        return WORDS[chance.nextInt(WORDS.length)] + " " + WORDS[chance.nextInt(WORDS.length)];
    }

    private static void edit(Handle tx, long post, String subject) {
        tx.execute("update post set subject = ? where id = ?", subject, post);
        change(tx, post, "edit");
    }

    private static void change(Handle tx, long post, String kind) {
        tx.execute(
                "update list set last_change = last_change + 1 where id = (select list_id from post where id = ?)",
                post);
        tx.execute("""
                insert into change (list_id, number, post_id, kind)
                select l.id, l.last_change, p.id, ? from post p join list l on l.id = p.list_id where p.id = ?
                """, kind, post);
    }

    /// Each post with all that can be found out about it: its words, its list, its topic, its number and its time.
    private Map<Long, String> contents() throws IOException {
        return index.search(searcher -> {
            var posts = new TreeMap<Long, String>();
            for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 10_000).scoreDocs) {
                var leaf = searcher.getLeafContexts()
                        .get(org.apache.lucene.index.ReaderUtil.subIndex(hit.doc, searcher.getLeafContexts()));
                var doc = hit.doc - leaf.docBase;
                var line = new StringBuilder();
                for (var field : List.of(Fields.TOPIC, Fields.NUMBER)) {
                    var values = leaf.reader().getNumericDocValues(field);
                    assertThat(values.advanceExact(doc)).isTrue();
                    line.append(field).append('=').append(values.longValue()).append(' ');
                }
                var ids = leaf.reader().getNumericDocValues(Fields.POST);
                assertThat(ids.advanceExact(doc)).isTrue();
                line.append(terms(searcher, hit.doc));
                assertThat(posts.put(ids.longValue(), line.toString())).isNull();
            }
            return posts;
        });
    }

    private static Set<String> terms(IndexSearcher searcher, int hit) throws IOException {
        var found = new TreeSet<String>();
        for (var leaf : searcher.getLeafContexts())
            for (var field : leaf.reader().getFieldInfos()) {
                var terms = leaf.reader().terms(field.name);
                if (terms == null) continue;
                var each = terms.iterator();
                for (var term = each.next(); term != null; term = each.next()) {
                    var query = new TermQuery(new Term(field.name, term));
                    var scorer = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                            .scorer(leaf);
                    var doc = hit - leaf.docBase;
                    if (scorer == null || doc < 0 || doc >= leaf.reader().maxDoc()) continue;
                    var docs = scorer.iterator();
                    if (docs.advance(doc) == doc && doc != DocIdSetIterator.NO_MORE_DOCS)
                        found.add(field.name + ":" + term.utf8ToString());
                }
            }
        return found;
    }
}
