package org.letterboard.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a message says.
///
/// @param blocks the whole text in its order
/// @param html   the HTML as it came, decoded but not cleaned, with plain parts between as `<pre>`; null
/// where there is none
/// @param htmlOnly the blocks were made from the HTML, since the writer sent no text of their own
public record Body(List<Block> blocks, @Nullable String html, boolean htmlOnly) {

    static final Body NONE = new Body(List.of(), null, false);

    /// What the writer wrote, without signature, and of quotes only those that it answers in their places; empty or
    /// ends in LF.
    public String text() {
        return of(EnumSet.of(Block.Kind.TEXT, Block.Kind.ANSWERED));
    }

    /// The same without any quote.
    public String ownWords() {
        return of(EnumSet.of(Block.Kind.TEXT));
    }

    /// Whether the text is nothing but a quote: it is shown, and yet its writer has added nothing to it.
    public boolean isOnlyQuoted() {
        return Unmarked.beginsQuote(ownWords()) || (!hasMarks() && Unmarked.beginsQuote(firstQuote()));
    }

    /// What the text begins with, where that is a quote or the line above one.
    private String firstQuote() {
        return blocks.stream()
                .filter(block -> !block.text().isBlank())
                .findFirst()
                .filter(block -> block.kind().isQuote())
                .map(Block::text)
                .orElse("");
    }

    private boolean hasMarks() {
        return blocks.stream()
                .filter(block -> block.kind().isQuote())
                .anyMatch(block -> block.text().lines().anyMatch(line -> line.startsWith(">")));
    }

    /// What was quoted, with attribution lines; one `>` mark is taken off each line.
    public String quoted() {
        return of(EnumSet.of(Block.Kind.QUOTED))
                .lines()
                .map(line ->
                        line.startsWith("> ") ? line.substring(2) : line.startsWith(">") ? line.substring(1) : line)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Body::tidy));
    }

    /// What was quoted of the letter that is answered, without what that one quotes itself, and without marks.
    public String quotedOnce() {
        return Block.quotesTogether(blocks).stream()
                .filter(block -> block.kind().isQuote())
                .flatMap(block -> once(block.text()))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> once(String quote) {
        if (quote.lines().noneMatch(line -> line.startsWith(">"))) return quote.lines();
        return quote.lines()
                .filter(line -> line.startsWith(">"))
                .map(line -> line.substring(1).stripLeading())
                .filter(line -> !line.startsWith(">"));
    }

    /// The signature without its `-- ` line.
    public String signature() {
        return of(EnumSet.of(Block.Kind.SIGNATURE))
                .lines()
                .filter(line -> !Signatures.isMark(line))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Body::tidy));
    }

    public boolean isBlank() {
        return blocks.stream().allMatch(block -> block.text().isBlank());
    }

    /// True where the HTML shows a picture even if it says nothing.
    boolean showsPicture() {
        return html != null && html.toLowerCase(Locale.ROOT).contains("<img");
    }

    private String of(Set<Block.Kind> kinds) {
        return blocks.stream()
                .filter(block -> kinds.contains(block.kind()))
                .flatMap(block -> block.text().lines())
                .collect(Collectors.collectingAndThen(Collectors.toList(), Body::tidy));
    }

    // No blank lines at either end, and one at most in between.
    private static String tidy(List<String> lines) {
        var out = new StringBuilder();
        var gap = false;
        for (var line : lines) {
            if (line.isBlank()) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) out.append('\n');
            gap = false;
            out.append(line.stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
