package org.letterboard.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Letter;
import org.letterboard.reading.Reading;
import org.letterboard.threading.Forest;
import org.letterboard.threading.Kinship;
import org.letterboard.threading.Node;
import org.letterboard.threading.Placement;
import org.letterboard.threading.Threading;

/// Real lists of which every fifth reply has lost the headers that say what it answers.
final class LostReplies {
    private static final long SEED = 20261128;
    private static final int EVERY = 5;

    private final Folder folder;

    LostReplies(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        var back = new Score.Count("lost replies: back in their own topic");
        var wrong = new Score.Count("lost replies: in no wrong topic");
        for (var list : lists().entrySet()) go(list.getKey(), list.getValue(), back, wrong);
        return List.of(back.score(), wrong.score());
    }

    private Map<String, List<byte[]>> lists() {
        var lists = new HashMap<String, List<byte[]>>();
        for (var name : List.of("usrp_users_dev", "open_iscsi_dev"))
            lists.put(name, folder.files(name + "/eml").map(LostReplies::read).toList());
        folder.files("spamassassin_lists")
                .filter(file -> file.toString().endsWith(".mbox"))
                .forEach(file -> lists.put(file.getFileName().toString(), Mbox.messages(read(file))));
        return lists;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A letter with an id that nobody else has.
    private record Mail(String id, Letter letter, Instant written) {}

    private void go(String list, List<byte[]> messages, Score.Count back, Score.Count wrong) {
        var mails = mails(messages);
        var whole = new Board();
        for (var mail : mails) whole.place(mail, false);
        var random = new Random(SEED);
        var lost = new HashMap<Mail, String>();
        var spoilt = new Board();
        for (var mail : mails) {
            var parent = whole.parentOf(mail.id());
            var loses = parent != null && random.nextInt(EVERY) == 0;
            if (loses) lost.put(mail, parent);
            spoilt.place(mail, loses);
        }
        lost.forEach((mail, parent) -> {
            var here = spoilt.topicOf(mail.id());
            var isBack = here == spoilt.topicOf(parent);
            var what = list + " " + mail.id() + " " + mail.letter().subject();
            back.add(isBack, what + (isBack ? "" : spoilt.isAlone(mail.id()) ? ": alone" : ": elsewhere"));
            wrong.add(isBack || spoilt.isAlone(mail.id()), what + ": " + spoilt.why.getOrDefault(mail.id(), ""));
        });
    }

    private static List<Mail> mails(List<byte[]> messages) {
        var seen = new HashSet<String>();
        var mails = new ArrayList<Mail>();
        for (var message : messages) {
            var letter = Reading.read(message);
            var id = letter.head().messageId();
            var date = letter.head().date();
            if (id != null && date != null && seen.add(id)) mails.add(new Mail(id, letter, date));
        }
        mails.sort(Comparator.comparing(Mail::written));
        return mails;
    }

    /// What the board does with them, in memory.
    private static final class Board implements Forest {
        final Map<String, Node> nodes = new HashMap<>();
        final Map<String, String> why = new HashMap<>();
        private final List<Mail> posts = new ArrayList<>();
        private long last;

        void place(Mail mail, boolean withoutHeaders) {
            var head = mail.letter().head();
            var references = withoutHeaders ? List.<String>of() : head.references();
            var inReplyTo = withoutHeaders ? List.<String>of() : head.inReplyTo();
            var kin = Threading.isLost(mail.id(), references, inReplyTo, this) ? kin(mail) : null;
            if (kin != null) {
                why.put(mail.id(), kin.why() + " to " + kin.messageId());
                references = kin.above(references);
            }
            store(Threading.place(mail.id(), references, inReplyTo, this, () -> ++last));
            posts.addFirst(mail);
        }

        private Kinship.@Nullable Found kin(Mail mail) {
            var subject = BaseSubject.of(mail.letter().subject());
            var answer = new Kinship.Answer(
                    subject.text(),
                    subject.isReply(),
                    author(mail),
                    mail.written(),
                    mail.letter().body().quotedOnce());
            return new Kinship(new Kinship.Recent() {
                        @Override
                        public List<Kinship.Candidate> namesakes(int most) {
                            return posts.stream()
                                    .filter(post -> BaseSubject.of(post.letter().subject())
                                            .text()
                                            .equals(subject.text()))
                                    .limit(most)
                                    .map(Board.this::candidate)
                                    .toList();
                        }

                        @Override
                        public List<Kinship.Candidate> latest(int most) {
                            return posts.stream()
                                    .limit(most)
                                    .map(Board.this::candidate)
                                    .toList();
                        }
                    })
                    .parentOf(answer)
                    .orElse(null);
        }

        private Kinship.Candidate candidate(Mail mail) {
            return new Kinship.Candidate(
                    mail.id(),
                    topicOf(mail.id()),
                    author(mail),
                    mail.written(),
                    () -> mail.letter().body().ownWords());
        }

        private static long author(Mail mail) {
            var from = mail.letter().head().from();
            return from == null ? 0 : from.address().toString().hashCode();
        }

        private void store(Placement placement) {
            nodes.replaceAll((id, node) -> placement.joined().contains(node.topic())
                    ? new Node(node.id(), id, placement.topic(), node.parent(), node.ghost())
                    : node);
            for (var node : placement.added()) nodes.put(node.messageId(), node);
            for (var node : placement.changed()) nodes.put(node.messageId(), node);
            nodes.put(placement.node().messageId(), placement.node());
        }

        long topicOf(String id) {
            return Objects.requireNonNull(nodes.get(id)).topic();
        }

        boolean isAlone(String id) {
            var topic = topicOf(id);
            return posts.stream().noneMatch(post -> !post.id().equals(id) && topicOf(post.id()) == topic);
        }

        /// The post above, where it is one and no ghost.
        @Nullable
        String parentOf(String id) {
            var parent = Objects.requireNonNull(nodes.get(id)).parent();
            if (parent == null) return null;
            return nodes.values().stream()
                    .filter(node -> node.id() == parent && !node.ghost())
                    .map(Node::messageId)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Map<Long, Long> families(Set<Long> topics) {
            return Map.of();
        }

        @Override
        public Map<String, Node> named(Set<String> messageIds) {
            var found = new HashMap<String, Node>();
            for (var id : messageIds) if (nodes.containsKey(id)) found.put(id, nodes.get(id));
            return found;
        }

        @Override
        public List<Node> inTopic(long topic) {
            return nodes.values().stream().filter(node -> node.topic() == topic).toList();
        }
    }
}
