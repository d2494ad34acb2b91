package org.letterboard.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.letterboard.lists.MailingList;

/// Says to Lucene what is wanted. Lists that are alike in language and zone are asked together.
final class Queries {
    // A word that stands in several places counts a little more than in its best one.
    private static final float OTHER_PLACES = 0.1f;

    private final Wanted wanted;

    private record Kind(Tongue tongue, ZoneId zone) {}

    private Queries(Wanted wanted) {
        this.wanted = wanted;
    }

    /// Empty where nothing of what was typed is a word.
    static Optional<Query> of(Wanted wanted, Collection<MailingList> lists) {
        var kinds = new LinkedHashMap<Kind, List<BytesRef>>();
        for (var list : lists) {
            var kind =
                    new Kind(Tongue.of(list.policy().language()), list.policy().zone());
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new BytesRef(Long.toString(list.id())));
        }
        var all = new BooleanQuery.Builder();
        var queries = new Queries(wanted);
        kinds.forEach((kind, ids) -> queries.of(kind, ids).ifPresent(query -> all.add(query, Occur.SHOULD)));
        var query = all.build();
        return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private Optional<Query> of(Kind kind, List<BytesRef> lists) {
        var all = new BooleanQuery.Builder();
        var isNarrowed = time(all, kind.zone());
        var places = Fields.places(kind.tongue());
        for (var part : wanted.parts()) isNarrowed |= add(all, anywhere(part, places));
        for (var author : wanted.authors()) isNarrowed |= author(all, author);
        all.add(new TermInSetQuery(Fields.LIST, lists), Occur.FILTER);
        return isNarrowed ? Optional.of(all.build()) : Optional.empty();
    }

    private boolean time(BooleanQuery.Builder all, ZoneId zone) {
        if (wanted.since() == null && wanted.until() == null) return false;
        var from = wanted.since() == null ? Long.MIN_VALUE : start(wanted.since(), zone);
        var until = wanted.until() == null ? Long.MAX_VALUE : start(wanted.until(), zone) - 1;
        all.add(LongField.newRangeQuery(Fields.WRITTEN, from, until), Occur.FILTER);
        return true;
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static boolean add(BooleanQuery.Builder all, @Nullable Query query) {
        if (query == null) return false;
        all.add(query, Occur.MUST);
        return true;
    }

    /// All words of the name, in any order.
    private static boolean author(BooleanQuery.Builder all, String name) {
        try (var words = new Words(Tongue.PLAIN, false)) {
            var found = words.of(name);
            for (var word : found) all.add(new TermQuery(new Term(Fields.AUTHOR, word.word())), Occur.MUST);
            return !found.isEmpty();
        }
    }

    private static @Nullable Query anywhere(Wanted.Part part, List<Fields.Place> places) {
        var queries = new ArrayList<Query>();
        for (var place : places) {
            var query = at(part, place);
            if (query != null) queries.add(place.weight() == 1 ? query : new BoostQuery(query, place.weight()));
        }
        return queries.isEmpty() ? null : new DisjunctionMaxQuery(queries, OTHER_PLACES);
    }

    private static @Nullable Query at(Wanted.Part part, Fields.Place place) {
        try (var words = new Words(place.tongue(), false)) {
            return switch (part) {
                case Wanted.Beginning(var text) -> new PrefixQuery(new Term(place.field(), words.beginning(text)));
                // One word for its writer, several for us: "e-mail".
                case Wanted.Word(var text) -> together(place.field(), words.of(text));
                case Wanted.Phrase(var text) -> together(place.field(), words.of(text));
            };
        }
    }

    private static @Nullable Query together(String field, List<Words.At> words) {
        if (words.isEmpty()) return null;
        if (words.size() == 1)
            return new TermQuery(new Term(field, words.getFirst().word()));
        return new PhraseQuery(field, words.stream().map(Words.At::word).toArray(String[]::new));
    }
}
