package org.letterboard.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/// The fields of a post in the index, and how each is taken apart: those that depend on the language have its code in
/// their names, so that lists in several languages share one index.
final class Fields extends DelegatingAnalyzerWrapper {
    static final String POST = "post";
    static final String LIST = "list";
    static final String TOPIC = "topic";
    static final String NUMBER = "number";
    static final String WRITTEN = "written";
    static final String AUTHOR = "author";
    static final String FILES = "files";

    private final Map<Tongue, Analyzer> analyzers = new ConcurrentHashMap<>();

    /// A field that words are looked for in.
    ///
    /// @param weight how much a word there says about what the post is about
    record Place(String field, Tongue tongue, float weight) {}

    Fields() {
        super(Analyzer.PER_FIELD_REUSE_STRATEGY);
    }

    static String subject(Tongue tongue) {
        return "subject." + tongue.code();
    }

    static String text(Tongue tongue) {
        return "text." + tongue.code();
    }

    static List<Place> places(Tongue tongue) {
        return List.of(
                new Place(subject(tongue), tongue, 3),
                new Place(text(tongue), tongue, 1),
                new Place(AUTHOR, Tongue.PLAIN, 2),
                new Place(FILES, Tongue.PLAIN, 1));
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        var dot = field.indexOf('.');
        var tongue = dot < 0 ? Tongue.PLAIN : Tongue.of(Locale.of(field.substring(dot + 1)));
        return analyzers.computeIfAbsent(tongue, each -> new Words(each, true));
    }
}
