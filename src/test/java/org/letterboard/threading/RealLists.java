package org.letterboard.threading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Real lists and what others make of them: Dovecot's REFERENCES, and the components of what headers name.
public final class RealLists {
    private static final List<String> NAMES = List.of(
            "usrp_users_dev",
            "open_iscsi_dev",
            "notmuch/default",
            "notmuch/threading",
            "spamassassin_lists/exmh-users.spamassassin.taint.org",
            "spamassassin_lists/exmh-workers.spamassassin.taint.org",
            "spamassassin_lists/iiu.iiu.taint.org",
            "spamassassin_lists/ilug.linux.ie",
            "spamassassin_lists/secprog.list-id.securityfocus.com",
            "spamassassin_lists/social.linux.ie",
            "spamassassin_lists/yahoogroups-zzzzteana");

    private RealLists() {}

    /// One answer of others, and whether ours is the same.
    public record Compared(boolean same, String what) {}

    /// Every topic that headers tie together.
    public static List<Compared> topics() {
        return NAMES.stream().flatMap(list -> topics(list).stream()).toList();
    }

    /// Every parent that a message's own headers name.
    public static List<Compared> parents() {
        return NAMES.stream().flatMap(list -> parents(list).stream()).toList();
    }

    private static List<Compared> topics(String list) {
        var answers = answers(list);
        var mails = mails(list, answers);
        var ours = topics(mails, place(mails, new Shelf(), inOrder(mails)));
        return Corpus.stream(answers.get("header_only_threads"))
                .map(RealLists::numbers)
                .map(topic -> new Compared(ours.contains(topic), list + ": " + topic))
                .toList();
    }

    private static List<Compared> parents(String list) {
        var answers = answers(list);
        var mails = mails(list, answers);
        var ours = parents(place(mails, new Shelf(), inOrder(mails)));
        return IntStream.rangeClosed(1, mails.size())
                .boxed()
                .filter(n -> !mails.get(n - 1).sameIdBefore() && namesParent(mails, n, answers.get("parent_of")))
                .map(n -> {
                    var own = mails.get(n - 1).id();
                    var theirs = mails.get(answers.get("parent_of")
                                            .get(String.valueOf(n))
                                            .asInt()
                                    - 1)
                            .id();
                    return new Compared(
                            theirs.equals(ours.get(own)),
                            list + ": " + own + " answers " + ours.get(own) + " and not " + theirs);
                })
                .toList();
    }

    private static boolean namesParent(List<Corpus.Mail> mails, int number, JsonNode parents) {
        var answer = parents.path(String.valueOf(number));
        return answer.isInt()
                && names(mails.get(number - 1))
                        .contains(mails.get(answer.asInt() - 1).id());
    }

    static Set<String> names(Corpus.Mail mail) {
        var names = new HashSet<>(mail.ancestry().references());
        names.addAll(mail.ancestry().inReplyTo());
        return names;
    }

    static JsonNode answers(String list) {
        if (list.startsWith("spamassassin")) return Corpus.json(list + ".threads.json");
        if (list.startsWith("notmuch/"))
            return Corpus.json(list.replace("notmuch/", "notmuch/expected_threads_") + ".json");
        return Corpus.json(list + "/expected_threads.json");
    }

    static List<Corpus.Mail> mails(String list, JsonNode answers) {
        if (list.startsWith("spamassassin")) return Corpus.mbox(list + ".mbox");
        return Corpus.files(list.replace("notmuch/", "notmuch/corpora/"), answers.get("messages"));
    }

    static List<Integer> inOrder(List<Corpus.Mail> mails) {
        return IntStream.range(0, mails.size()).boxed().toList();
    }

    static Shelf place(List<Corpus.Mail> mails, Shelf shelf, List<Integer> order) {
        for (var n : order) {
            var mail = mails.get(n);
            if (mail.sameIdBefore()) continue; // the desk records it as a duplicate
            shelf.place(mail.id(), mail.ancestry().references(), mail.ancestry().inReplyTo());
        }
        return shelf;
    }

    static Set<Set<Integer>> topics(List<Corpus.Mail> mails, Shelf shelf) {
        return Set.copyOf(IntStream.rangeClosed(1, mails.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        n -> shelf.node(mails.get(n - 1).id()).topic(), Collectors.toCollection(TreeSet::new)))
                .values());
    }

    static Map<String, String> parents(Shelf shelf) {
        var parents = new HashMap<String, String>();
        for (var topic : shelf.topics()) {
            var nodes = shelf.topic(topic);
            var posts = nodes.stream()
                    .filter(node -> !node.ghost())
                    .map(node -> new ReplyOrder.Entry(node.id(), node.id(), Instant.EPOCH));
            for (var line : ReplyOrder.of(nodes, posts.toList()))
                if (line.parent() != null) parents.put(ReplyOrderTest.name(line, nodes), line.parent());
        }
        return parents;
    }

    static Set<Integer> numbers(JsonNode array) {
        return Corpus.stream(array).map(JsonNode::asInt).collect(Collectors.toCollection(TreeSet::new));
    }
}
