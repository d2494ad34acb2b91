package org.letterboard.threading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Threads as RFC 5256 section 3 puts them together, subjects and all, to compare with other programs. The board does
/// not go by this: there a subject alone joins nothing, and letters come one at a time.
public final class StandardThreads {

    /// @param number     by which the answer names it
    /// @param messageId  null where it has none
    /// @param references of these the last one is its parent
    /// @param date       when it was sent, or came in
    public record Message(
            int number, @Nullable String messageId, List<String> references, String subject, Instant date) {

        /// With the first of In-Reply-To where there are no References, as the standard has it.
        public static Message of(int number, @Nullable String messageId, Ancestry named, String subject, Instant date) {
            var references = named.references().isEmpty()
                    ? named.inReplyTo().stream().limit(1).toList()
                    : named.references();
            return new Message(number, messageId, references, subject, date);
        }
    }

    /// A message and what answers it.
    ///
    /// @param message null where nobody has it, and others answer it
    public record Tree(@Nullable Message message, List<Tree> answers) {

        // Of a missing one: that of the first answer, which is never missing in turn.
        Message first() {
            return message != null ? message : answers.getFirst().first();
        }
    }

    /// While it is worked on.
    private static final class Box {
        private @Nullable Message message;
        private @Nullable Box parent;
        private List<Box> children = new ArrayList<>();

        private Message first() {
            return message != null ? message : children.getFirst().first();
        }

        private boolean isAboveOrSame(Box other) {
            for (@Nullable Box at = other; at != null; at = at.parent) if (at == this) return true;
            return false;
        }

        private void moveTo(@Nullable Box to) {
            if (parent != null) parent.children.remove(this);
            parent = to;
            if (to != null) to.children.add(this);
        }

        private Tree tree() {
            return new Tree(message, children.stream().map(Box::tree).toList());
        }
    }

    private static final Comparator<Box> BY_DATE = Comparator.<Box, Instant>comparing(
                    box -> box.first().date())
            .thenComparingInt(box -> box.first().number());

    private StandardThreads() {}

    /// The algorithm REFERENCES.
    ///
    /// @param messages in the order in which they came
    public static List<Tree> byReferences(List<Message> messages) {
        var unanswering =
                linked(messages).stream().filter(box -> box.parent == null).toList();
        var top = new ArrayList<Box>();
        for (var box : unanswering) top.addAll(pruned(box));
        top.removeIf(box -> box.message == null && box.children.isEmpty());
        top.sort(BY_DATE);
        var roots = bySubject(top);
        sort(roots);
        return roots.stream().map(Box::tree).toList();
    }

    /// The algorithm ORDEREDSUBJECT: what has one subject answers the first of them.
    public static List<Tree> byOrderedSubject(List<Message> messages) {
        var bySubject = new LinkedHashMap<String, List<Message>>();
        for (var message :
                messages.stream().sorted(Comparator.comparing(Message::date)).toList())
            bySubject
                    .computeIfAbsent(StandardSubject.of(message.subject()).text(), _ -> new ArrayList<>())
                    .add(message);
        return bySubject.values().stream()
                .map(same -> new Tree(
                        same.getFirst(),
                        same.stream()
                                .skip(1)
                                .map(one -> new Tree(one, List.of()))
                                .toList()))
                .toList();
    }

    /// Step 1: everybody below the last of their references, and these below each other where nobody says otherwise.
    private static List<Box> linked(List<Message> messages) {
        var byId = new HashMap<String, Box>();
        var all = new ArrayList<Box>();
        for (var message : messages) {
            var known = message.messageId() == null ? null : byId.get(message.messageId());
            var box = known == null || known.message != null ? new Box() : known;
            if (known == null && message.messageId() != null) byId.put(message.messageId(), box);
            if (box != known) all.add(box);
            box.message = message;
            @Nullable Box last = null;
            for (var id : message.references()) {
                var above = byId.get(id);
                if (above == null) {
                    above = new Box();
                    byId.put(id, above);
                    all.add(above);
                }
                if (last != null && above.parent == null && !above.isAboveOrSame(last)) above.moveTo(last);
                last = above;
            }
            if (box.parent != null) box.moveTo(null);
            if (last != null && !box.isAboveOrSame(last)) box.moveTo(last);
        }
        return all;
    }

    /// Step 3: who is missing goes, and the answers move up; at the top only if there is one.
    private static List<Box> pruned(Box top) {
        var below = new ArrayList<Box>();
        for (var child : top.children) {
            var rest = pruned(child);
            for (var one : rest) {
                if (one.message == null) below.addAll(one.children);
                else below.add(one);
            }
        }
        below.forEach(child -> child.parent = top);
        top.children = below;
        if (top.message != null || below.size() > 1) return List.of(top);
        below.forEach(child -> child.parent = null);
        return below;
    }

    /// Step 5: threads of one subject belong together.
    private static List<Box> bySubject(List<Box> top) {
        var table = table(top);
        var all = new ArrayList<>(top);
        for (var box : top) {
            var subject = StandardSubject.of(box.first().subject());
            var first = table.get(subject.text());
            if (first == null || first == box || box.parent != null) continue;
            if (first.message == null && box.message == null) {
                List.copyOf(box.children).forEach(one -> one.moveTo(first));
            } else if (first.message == null || (subject.isAnswer() && !isAnswer(first))) {
                box.moveTo(first);
            } else {
                var missing = new Box();
                first.moveTo(missing);
                box.moveTo(missing);
                table.put(subject.text(), missing);
                all.add(missing);
            }
        }
        all.removeIf(box -> box.parent != null || (box.message == null && box.children.isEmpty()));
        all.sort(BY_DATE);
        return all;
    }

    private static Map<String, Box> table(List<Box> top) {
        var table = new HashMap<String, Box>();
        for (var box : top) {
            var subject = StandardSubject.of(box.first().subject());
            if (subject.text().isEmpty()) continue;
            var before = table.get(subject.text());
            var isBetter = before == null
                    || (before.message != null && (box.message == null || (isAnswer(before) && !subject.isAnswer())));
            if (isBetter) table.put(subject.text(), box);
        }
        return table;
    }

    private static boolean isAnswer(Box box) {
        return StandardSubject.of(box.first().subject()).isAnswer();
    }

    private static void sort(List<Box> roots) {
        for (var root : roots) {
            sort(root.children);
            root.children.sort(BY_DATE);
        }
    }

    /// The answer as IMAP writes it (section 4): `(1 (2 3)(4))`.
    public static String written(List<Tree> threads) {
        var out = new StringBuilder();
        for (var thread : threads) {
            out.append('(');
            write(thread, out);
            out.append(')');
        }
        return out.toString();
    }

    private static void write(Tree thread, StringBuilder out) {
        if (thread.message() != null) out.append(thread.message().number());
        if (thread.answers().size() == 1) {
            out.append(thread.message() == null ? "" : " ");
            write(thread.answers().getFirst(), out);
        } else if (!thread.answers().isEmpty()) {
            out.append(thread.message() == null ? "" : " ").append(written(thread.answers()));
        }
    }
}
