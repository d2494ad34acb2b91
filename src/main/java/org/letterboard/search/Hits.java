package org.letterboard.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;

/// Runs a query.
final class Hits {
    // Up to here they are counted; beyond it Lucene leaves out what cannot come first.
    private static final int COUNTED = 1_000;

    private static final Sort NEWEST = new Sort(new SortedNumericSortField(Fields.WRITTEN, SortField.Type.LONG, true));

    private Hits() {}

    static Found of(IndexSearcher searcher, Query query, Page page, Progress progress) throws IOException {
        var wanted = page.number() * Page.SIZE;
        TopDocs top = page.newest()
                ? searcher.search(query, new TopFieldCollectorManager(NEWEST, wanted, null, COUNTED))
                : searcher.search(query, new TopScoreDocCollectorManager(wanted, null, COUNTED));
        var from = Math.min(top.scoreDocs.length, wanted - Page.SIZE);
        var ids = new ArrayList<Long>();
        for (var i = from; i < top.scoreDocs.length; i++) ids.add(id(searcher, top.scoreDocs[i]));
        var isExact = top.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        return new Found(List.copyOf(ids), top.totalHits.value(), isExact, true, progress);
    }

    private static long id(IndexSearcher searcher, ScoreDoc hit) throws IOException {
        var leaves = searcher.getLeafContexts();
        var leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        var ids = leaf.reader().getNumericDocValues(Fields.POST);
        if (ids == null || !ids.advanceExact(hit.doc - leaf.docBase))
            throw new IOException("a document without its post");
        return ids.longValue();
    }
}
