package org.letterboard.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Takes a text apart into words: in small letters, without accents, and without endings. Accents go before endings, so
/// that "café" and "cafe" end alike. Made anew for each search, since Lucene keeps one of its machines a thread, and
/// each request has a thread of its own.
final class Words extends Analyzer {
    private final Tongue tongue;
    private final boolean whole;

    /// A word at its place in a text.
    record At(String word, int start, int end) {}

    /// @param whole also each word as it is written, at the same place: what a prefix is compared with
    Words(Tongue tongue, boolean whole) {
        this.tongue = tongue;
        this.whole = whole;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var source = new StandardTokenizer();
        TokenStream words = tongue.withoutArticles(new LowerCaseFilter(source));
        words = new ASCIIFoldingFilter(words);
        if (whole) words = new KeywordRepeatFilter(words);
        words = tongue.stemmed(words);
        return new TokenStreamComponents(source, whole ? new RemoveDuplicatesTokenFilter(words) : words);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(in));
    }

    /// What is indexed, asked for and marked is always this form of a text: "é" is one character.
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// The words of a text that is [#composed].
    List<At> of(String text) {
        var found = new ArrayList<At>();
        try (var words = tokenStream("", text)) {
            var word = words.addAttribute(CharTermAttribute.class);
            var place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) found.add(new At(word.toString(), place.startOffset(), place.endOffset()));
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return found;
    }

    /// The beginning of a word as it stands in the index.
    String beginning(String text) {
        return normalize("", text).utf8ToString();
    }
}
