package org.letterboard.display;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.letterboard.display.WordsOfHtml.Spot;
import org.letterboard.reading.Block;

/// Folds in the HTML of a mail what is folded in its text: the signature, and what was quoted, also by programs that
/// put no mark around it but a rule and a few lines of header. A quote that is answered right below stays open.
final class Folds {
    // A note to ourselves: no class of the mail is left when we begin, and this one is gone when we end.
    private static final String SHOWN = "shown";

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

    /// From the last block upwards, as long as they are none of the writer's own words.
    private void foldEnd(List<@Nullable Spot> spots) {
        var last = blocks.size() - 1;
        var first = last;
        while (first >= 0 && (isFolded(blocks.get(first)) || spots.get(first) == null)) first--;
        // Where nothing else is said, it is what there is to read.
        if (first < 0) return;
        for (var i = last; i > first; i--) {
            var spot = spots.get(i);
            if (spot == null) continue;
            var isQuote = blocks.get(i).kind() == Block.Kind.QUOTED;
            fold(cut(spot), isQuote ? "quoted" : "signature", isQuote ? "Quoted text" : "Signature");
        }
    }

    private static boolean isFolded(Block block) {
        return block.kind() == Block.Kind.QUOTED || block.kind() == Block.Kind.SIGNATURE;
    }

    private void unmarkAnswered(List<@Nullable Spot> spots) {
        for (var i = 0; i < blocks.size(); i++) {
            var spot = spots.get(i);
            if (spot == null || isFolded(blocks.get(i))) continue;
            for (var above = spot.node().parent(); above instanceof Element element; above = element.parent())
                if (element.nameIs("blockquote")) element.addClass(SHOWN);
        }
    }

    private static void foldQuote(Element quote) {
        if (quote.hasClass(SHOWN) || quote.parents().is("blockquote,details")) return;
        var details = new Element("details").addClass("quoted");
        quote.replaceWith(details);
        details.appendElement("summary").text("Quoted text");
        details.appendChild(quote);
    }

    /// Everything in the body from a node of its own on, up to what was folded before.
    private void fold(Node start, String name, String summary) {
        var details = new Element("details").addClass(name);
        details.appendElement("summary").text(summary);
        start.before(details);
        for (var node : following(details)) {
            if (node instanceof Element element && element.nameIs("details")) break;
            details.appendChild(node);
        }
    }

    private static List<Node> following(Node node) {
        var siblings = node.parent() == null ? List.<Node>of() : node.parent().childNodes();
        return new ArrayList<>(siblings.subList(node.siblingIndex() + 1, siblings.size()));
    }

    /// Cuts all elements around a place in two there, and returns the node of the body that begins with it.
    private Node cut(Spot spot) {
        Node at = isOnlyMarks(spot.node().getWholeText().substring(0, spot.offset()))
                ? spot.node()
                : spot.node().splitText(lineStart(spot));
        while (at.parent() instanceof Element parent && parent != body)
            at = isFirst(at) ? parent : cutBefore(at, parent);
        while (at.previousSibling() instanceof Node before && isEmpty(before)) at = before;
        return at;
    }

    /// A line's first letter has marks before it, `-- ` or `(`, which go along.
    private static int lineStart(Spot spot) {
        var text = spot.node().getWholeText();
        var at = spot.offset();
        while (at > 0 && !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '\n') at--;
        return at;
    }

    private static boolean isOnlyMarks(String text) {
        return text.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean isFirst(Node node) {
        for (var before = node.previousSibling(); before != null; before = before.previousSibling())
            if (!isEmpty(before)) return false;
        return true;
    }

    /// Space, rules, and the `-- ` above a signature.
    private static boolean isEmpty(Node node) {
        if (node instanceof TextNode text) return isOnlyMarks(text.getWholeText());
        return node instanceof Element element
                && isOnlyMarks(element.text())
                && element.select("img,details").isEmpty();
    }

    private static Node cutBefore(Node at, Element parent) {
        var half = parent.shallowClone();
        var moved = new ArrayList<Node>(List.of(at));
        moved.addAll(following(at));
        // From the end, so that nothing has to move up.
        for (var node : moved.reversed()) node.remove();
        half.appendChildren(moved);
        parent.after(half);
        return half;
    }
}
