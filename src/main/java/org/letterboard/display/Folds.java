package org.letterboard.display;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.letterboard.display.WordsOfHtml.Spot;
import org.letterboard.reading.Block;

/// Folds in the HTML of a mail what is folded in its text: the signature, and what was quoted, also by programs that
/// put no mark around it but a rule and a few lines of header. A quote that is answered right below stays open.
final class Folds {
    // A note to ourselves: no class of the mail is left when we begin, and this one is gone when we end.
    private static final String SHOWN = "shown";
    private static final String MARKS = " \u00a0-\u2013\u2014_=*~>|([\"'";
    private static final int MOST_RUNS = 20;

    private final Element body;
    private final List<Block> blocks;

    private Folds(Element body, List<Block> blocks) {
        this.body = body;
        this.blocks = blocks;
    }

    /// @param blocks what was read from this HTML
    static void apply(Element body, List<Block> blocks) {
        new Folds(body, blocks).apply();
    }

    private void apply() {
        var spots = WordsOfHtml.of(body, blocks);
        if (spots != null) {
            foldEnd(spots);
            unmarkAnswered(spots);
        }
        body.select("blockquote").forEach(Folds::foldQuote);
        body.select("blockquote." + SHOWN).removeClass(SHOWN);
    }

    /// From the last block upwards, as long as they are none of the writer's own words; neighbours of one kind
    /// together.
    private void foldEnd(List<@Nullable Spot> spots) {
        var first = blocks.size() - 1;
        while (first >= 0
                && (isFolded(blocks.get(first)) || isRule(blocks.get(first).text()))) first--;
        // Where nothing else is said, it is what there is to read.
        if (first < 0) return;
        var runs = new ArrayDeque<Run>();
        for (var i = first + 1; i < blocks.size(); i++) {
            var spot = spots.get(i);
            if (spot == null || !isFolded(blocks.get(i))) continue;
            var kind = blocks.get(i).kind();
            // What changes more often than this is no letter: the rest is one.
            if (runs.isEmpty() || (runs.getLast().kind() != kind && runs.size() < MOST_RUNS))
                runs.addLast(new Run(spot, kind));
        }
        for (var run = runs.pollLast(); run != null; run = runs.pollLast()) fold(cut(run.start()), run.kind());
    }

    private record Run(Spot start, Block.Kind kind) {}

    private static boolean isFolded(Block block) {
        return block.kind() == Block.Kind.QUOTED || block.kind() == Block.Kind.SIGNATURE;
    }

    private void unmarkAnswered(List<@Nullable Spot> spots) {
        for (var i = 0; i < blocks.size(); i++) {
            var spot = spots.get(i);
            if (spot == null || isFolded(blocks.get(i))) continue;
            for (var above = spot.node().parentElement(); above != null; above = above.parentElement())
                if (above.nameIs("blockquote")) above.addClass(SHOWN);
        }
    }

    private static void foldQuote(Element quote) {
        if (quote.hasClass(SHOWN) || quote.parents().is("blockquote,details")) return;
        var details = new Element("details").addClass("quoted");
        quote.replaceWith(details);
        details.appendElement("summary").text("Quoted text");
        details.appendChild(quote);
    }

    /// Everything in the body from a node of its own on, up to what was folded before. Pictures behind the last word
    /// stay outside: phones put the photos there.
    private static void fold(Node start, Block.Kind kind) {
        var isQuote = kind == Block.Kind.QUOTED;
        var details = new Element("details").addClass(isQuote ? "quoted" : "signature");
        details.appendElement("summary").text(isQuote ? "Quoted text" : "Signature");
        start.before(details);
        move(start, details);
        var pictures = lastPictures(details);
        for (var picture : pictures.reversed()) details.after(picture);
    }

    private static List<Element> lastPictures(Element details) {
        var pictures = new ArrayList<Element>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text && !isRule(text.getWholeText())) pictures.clear();
                    if (node instanceof Element element
                            && element.nameIs("img")
                            && !element.parents().is("blockquote")) pictures.add(element);
                },
                details);
        return pictures;
    }

    /// A node and all that follow it among their siblings, but for what was folded before.
    private static void move(Node first, Element to) {
        var moved = new ArrayList<Node>();
        for (@Nullable Node node = first; node != null && !isDetails(node); node = node.nextSibling()) moved.add(node);
        // From the end, so that little has to move up.
        for (var node : moved.reversed()) node.remove();
        to.appendChildren(moved);
    }

    private static boolean isDetails(Node node) {
        return node instanceof Element element && element.nameIs("details");
    }

    /// Cuts all elements around a place in two there, and returns the node of the body that begins with it.
    private Node cut(Spot spot) {
        Node at = isRule(spot.node().getWholeText().substring(0, spot.offset()))
                ? spot.node()
                : spot.node().splitText(lineStart(spot));
        for (var parent = at.parent(); parent != null && !parent.equals(body); parent = at.parent())
            at = isFirst(at) ? parent : cutBefore(at, (Element) parent);
        for (var before = at.previousSibling(); before != null && isEmpty(before); before = at.previousSibling())
            at = before;
        return at;
    }

    /// A line's first letter has marks before it, `-- ` or `(`, which go along.
    private static int lineStart(Spot spot) {
        var text = spot.node().getWholeText();
        var at = spot.offset();
        while (at > 0 && MARKS.indexOf(text.charAt(at - 1)) >= 0) at--;
        return at;
    }

    /// Nothing but space and what rules and quotes are marked with. A thumb, or three exclamation marks, say something.
    private static boolean isRule(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || MARKS.indexOf(c) >= 0);
    }

    private static boolean isFirst(Node node) {
        for (var before = node.previousSibling(); before != null; before = before.previousSibling())
            if (!isEmpty(before)) return false;
        return true;
    }

    private static boolean isEmpty(Node node) {
        if (node instanceof TextNode text) return isRule(text.getWholeText());
        return node instanceof Element element
                && isRule(element.text())
                && element.select("img,details").isEmpty();
    }

    private static Node cutBefore(Node at, Element parent) {
        var half = parent.shallowClone();
        move(at, half);
        parent.after(half);
        return half;
    }
}
