package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.mail.MessageIds;

/// Real lists, whose answers are a peer's (Dovecot's REFERENCES, and the components of what headers name).
class RealListsTest {

    @BeforeEach
    void corpora() {
        Corpus.skipWhereMissing();
    }

    /// The last column: topics of the peer's that are several of ours. It takes the address in `Message from Tom
    /// <tom@example.org> of Monday <id>` for a message's id, so everything that answers Tom becomes one topic.
    @CsvSource(delimiter = '|', textBlock = """
            usrp_users_dev                                        | 823 | 0
            open_iscsi_dev                                        | 527 | 0
            notmuch/default                                       |  53 | 0
            notmuch/threading                                     |  12 | 0
            spamassassin_lists/exmh-users.spamassassin.taint.org  | 111 | 2
            spamassassin_lists/exmh-workers.spamassassin.taint.org| 118 | 0
            spamassassin_lists/iiu.iiu.taint.org                  |  28 | 0
            spamassassin_lists/ilug.linux.ie                      | 544 | 1
            spamassassin_lists/secprog.list-id.securityfocus.com  |  30 | 0
            spamassassin_lists/social.linux.ie                    |  35 | 0
            spamassassin_lists/yahoogroups-zzzzteana              | 131 | 0
            """)
    @ParameterizedTest
    void topics_are_what_headers_name_together(String list, int size, int joinedByAnAddress) {
        var answers = RealLists.answers(list);
        var mails = RealLists.mails(list, answers);
        var expected = new HashSet<Set<Integer>>();
        for (var topic : answers.get("header_only_threads")) expected.add(RealLists.numbers(topic));

        var topics = RealLists.topics(mails, RealLists.place(mails, new Shelf(), RealLists.inOrder(mails)));

        assertThat(mails).hasSize(size);
        assertThat(expected.stream().filter(topic -> !topics.contains(topic))).hasSize(joinedByAnAddress);
        assertThat(RealLists.topics(
                        mails, RealLists.place(addressesAsIds(mails), new Shelf(), RealLists.inOrder(mails))))
                .isEqualTo(expected);
        assertThat(RealLists.topics(
                        mails,
                        RealLists.place(
                                mails, new Shelf(), RealLists.inOrder(mails).reversed())))
                .isEqualTo(topics);
        var asked = 0;
        for (var seed = 1; seed <= 20; seed++) {
            var order = new ArrayList<>(RealLists.inOrder(mails));
            Collections.shuffle(order, new Random(seed));
            var shelf = new Shelf();
            assertThat(RealLists.topics(mails, RealLists.place(mails, shelf, order)))
                    .isEqualTo(topics);
            asked += shelf.topicsAsked;
        }
        System.out.printf(
                "%s: %d topics in any order; asked for a whole topic %d times in %d%n",
                list, topics.size(), asked, 20 * mails.size());
    }

    /// Of the posts whose parent, says the peer, is one that their headers name: how many there are, and of how
    /// many we say another one. That is always the only id of their In-Reply-To; the peer takes the last of
    /// References, as RFC 5256 does. What these mails quote decides: where both posts are here, In-Reply-To is
    /// right in 18 of 18.
    @CsvSource(delimiter = '|', textBlock = """
            usrp_users_dev                                        | 532 |  0
            open_iscsi_dev                                        | 369 |  0
            notmuch/default                                       |  28 |  0
            spamassassin_lists/exmh-users.spamassassin.taint.org  |  76 |  6
            spamassassin_lists/exmh-workers.spamassassin.taint.org|  84 | 13
            spamassassin_lists/iiu.iiu.taint.org                  |   8 |  1
            spamassassin_lists/ilug.linux.ie                      | 263 |  3
            spamassassin_lists/secprog.list-id.securityfocus.com  |  17 |  0
            spamassassin_lists/social.linux.ie                    |  15 |  0
            spamassassin_lists/yahoogroups-zzzzteana              |  22 |  0
            """)
    @ParameterizedTest
    void a_post_answers_whom_its_headers_name(String list, int named, int byInReplyTo) {
        var answers = RealLists.answers(list);
        var mails = RealLists.mails(list, answers);
        var shelf = RealLists.place(mails, new Shelf(), RealLists.inOrder(mails));
        var parents = RealLists.parents(shelf);
        var compared = 0;
        var other = 0;
        for (var n = 1; n <= mails.size(); n++) {
            var mail = mails.get(n - 1);
            var answer = answers.get("parent_of").path(String.valueOf(n));
            if (mail.sameIdBefore() || !answer.isInt()) continue;
            var parent = mails.get(answer.asInt() - 1).id();
            if (!RealLists.names(mail).contains(parent)) continue;
            compared++;
            if (parent.equals(parents.get(mail.id()))) continue;
            other++;
            assertThat(mail.ancestry().inReplyTo()).containsExactly(parents.get(mail.id()));
        }
        System.out.printf(
                "%s: %d parents compared, %d by In-Reply-To; asked for a whole topic %d times in %d%n",
                list, compared, other, shelf.topicsAsked, mails.size());
        assertThat(compared).isEqualTo(named);
        assertThat(other).isEqualTo(byInReplyTo);
        assertThat(shelf.topicsAsked).isZero();
    }

    /// Mailman's web archive writes In-Reply-To without brackets. RFC 5256 sees no id there; we do, and are right:
    /// the peer, who goes by subjects as well, has each of these topics together.
    @Test
    void a_reply_from_a_web_archive_finds_its_topic() {
        var answers = RealLists.answers("usrp_users_dev");
        var strict = RealLists.mails("usrp_users_dev", answers);
        var mails = strict.stream()
                .map(mail -> new Corpus.Mail(
                        mail.id(),
                        mail.sameIdBefore(),
                        mail.headers(),
                        Ancestry.read(
                                mail.headers().get("references"), mail.headers().get("in-reply-to"))))
                .toList();
        var bySubject = new HashSet<Set<Integer>>();
        for (var topic : answers.get("threads")) bySubject.add(RealLists.numbers(topic));

        var topics = RealLists.topics(mails, RealLists.place(mails, new Shelf(), RealLists.inOrder(mails)));

        System.out.println("usrp_users_dev with ids without brackets: " + topics.size() + " topics");
        assertThat(topics.stream().filter(topic -> bySubject.stream().noneMatch(large -> large.containsAll(topic))))
                .isEmpty();
    }

    private static List<Corpus.Mail> addressesAsIds(List<Corpus.Mail> mails) {
        return mails.stream()
                .map(mail -> {
                    var all = new ArrayList<>(mail.ancestry().references());
                    var inReplyTo = mail.header("in-reply-to");
                    if (inReplyTo.indexOf('<') >= 0) all.addAll(MessageIds.parse(inReplyTo));
                    return new Corpus.Mail(
                            mail.id(), mail.sameIdBefore(), mail.headers(), new Ancestry(all, List.of()));
                })
                .toList();
    }
}
