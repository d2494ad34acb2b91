package org.letterboard.search;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/// A language, as far as search knows which of its words belong together: "walks" and "walking". The code is part of
/// the names of fields in the index.
enum Tongue {
    ENGLISH("en"),
    GERMAN("de"),
    DUTCH("nl"),
    FRENCH("fr"),
    SPANISH("es"),
    ITALIAN("it"),
    PORTUGUESE("pt"),
    SWEDISH("sv"),
    DANISH("da"),
    NORWEGIAN("no"),
    FINNISH("fi"),
    HUNGARIAN("hu"),
    RUSSIAN("ru"),
    /// Any other one, and names: each word is only itself.
    PLAIN("any");

    private final String code;

    Tongue(String code) {
        this.code = code;
    }

    static Tongue of(Locale locale) {
        var language = locale.getLanguage();
        if (language.equals("nb") || language.equals("nn")) return NORWEGIAN;
        for (var tongue : values()) if (tongue.code.equals(language)) return tongue;
        return PLAIN;
    }

    private static CharArraySet italianArticles() {
        var articles = List.of("c", "l", "all", "dall", "dell", "nell", "sull", "coll", "un", "d", "gl", "agl", "dagl");
        return new CharArraySet(articles, true);
    }

    String code() {
        return code;
    }

    /// "l'eau" is "eau".
    TokenStream withoutArticles(TokenStream in) {
        return switch (this) {
            case FRENCH -> new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES);
            case ITALIAN -> new ElisionFilter(in, italianArticles());
            case ENGLISH, GERMAN, DUTCH, SPANISH, PORTUGUESE -> in;
            case SWEDISH, DANISH, NORWEGIAN, FINNISH, HUNGARIAN, RUSSIAN, PLAIN -> in;
        };
    }

    TokenStream stemmed(TokenStream in) {
        return switch (this) {
            case ENGLISH -> new PorterStemFilter(new EnglishPossessiveFilter(in));
            case GERMAN -> new GermanLightStemFilter(in);
            case DUTCH -> new SnowballFilter(in, "Dutch");
            case FRENCH -> new FrenchLightStemFilter(in);
            case SPANISH -> new SpanishLightStemFilter(in);
            case ITALIAN -> new ItalianLightStemFilter(in);
            case PORTUGUESE -> new PortugueseLightStemFilter(in);
            case SWEDISH -> new SwedishLightStemFilter(in);
            case DANISH -> new SnowballFilter(in, "Danish");
            case NORWEGIAN -> new NorwegianLightStemFilter(in);
            case FINNISH -> new FinnishLightStemFilter(in);
            case HUNGARIAN -> new HungarianLightStemFilter(in);
            case RUSSIAN -> new RussianLightStemFilter(in);
            case PLAIN -> in;
        };
    }
}
