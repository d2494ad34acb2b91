package org.letterboard.questions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface QuestionsSql {
    @SqlUpdate("""
            insert into question
                (id, list_id, kind, about, words, subject, message_id, asked, expires, remind, explained, state,
                 answer, answered_by, answered)
            values
                (:id, :listId, :kind, :about, :words, :subject, :messageId, :asked, :expires, :remind, :explained, :state,
                 :answer, :answeredBy, :answered)
            """)
    void insert(@BindMethods Question question);

    @SqlUpdate("""
            insert into question_asked (question_id, address_key, address, name) values (:question, :key, :address, :name)
            on conflict do nothing
            """)
    void insertAsked(long question, String key, String address, String name);

    @SqlUpdate("insert into question_due (id, look_at, reminded) values (:id, :at, 0)")
    void insertDue(long id, Instant at);

    /// Two answers at the same second come one after the other.
    @SqlQuery("select * from question where id = :id for update")
    Optional<Question> lock(long id);

    @SqlQuery("select * from question where id = :id")
    Optional<Question> find(long id);

    @SqlQuery("select address, name from question_asked where question_id = :question order by address_key")
    List<Questions.Asked> asked(long question);

    @SqlQuery("""
            select address, name from question_asked where question_id = :question and address_key = :key
            """)
    Optional<Questions.Asked> asked(long question, String key);

    @SqlQuery("select id from question where kind = :kind and about = :about order by id desc limit 1")
    Optional<Long> about(Question.Kind kind, long about);

    @SqlUpdate("""
            update question set state = :state, answer = :answer, answered_by = :by, answered = :at where id = :id
            """)
    void end(long id, Question.State state, String answer, String by, Instant at);

    @SqlUpdate("""
            update question
            set state = 'OPEN', answer = '', answered_by = '', answered = null, asked = :now, expires = :expires
            where id = :id
            """)
    void reopen(long id, Instant now, Instant expires);

    @SqlUpdate("update question set explained = explained + 1 where id = :id")
    void countExplained(long id);

    @SqlQuery("select count(*) from question_due")
    int countOpen();

    @SqlUpdate("delete from question_due where id = :id")
    void deleteDue(long id);

    @SqlUpdate("update question_due set look_at = :at, reminded = reminded + 1 where id = :id")
    void lookAgain(long id, Instant at);

    @SqlQuery("select id from question_due where look_at <= :now and id > :after order by id limit 1")
    Optional<Long> nextDue(Instant now, long after);

    @SqlQuery("select reminded from question_due where look_at <= :now and id = :id")
    Optional<Integer> due(long id, Instant now);

    @SqlQuery("""
            select count(*) from question q join question_asked a on a.question_id = q.id
            where a.address_key = :key and q.list_id = :list and q.kind = :kind and q.asked > :since
            """)
    int countAsked(long list, Question.Kind kind, String key, Instant since);
}
