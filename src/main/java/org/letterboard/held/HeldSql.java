package org.letterboard.held;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface HeldSql {
    @SqlUpdate("""
            insert into held
                (id, list_id, inbox_id, source_id, message_id, content_hash, address, name, robot, subject, why, parent_id, at,
                 state, decided_by, decided, words)
            values
                (:id, :listId, :inboxId, :sourceId, :messageId, :contentHash, :address, :name, :robot, :subject, :why, :parentId, :at,
                 :state, :decidedBy, :decided, :words)
            """)
    void insert(@BindMethods HeldPost post);

    @SqlQuery("select * from held where id = :id")
    Optional<HeldPost> find(long id);

    @SqlQuery("select * from held where id = :id for update")
    Optional<HeldPost> lock(long id);

    @SqlQuery("select * from held where list_id = :list and content_hash = :hash and state <> 'EXPIRED' order by id")
    List<HeldPost> twins(long list, byte[] hash);

    @SqlQuery("select * from held where state in ('WAITING', 'ASKING', 'APPROVED') order by id")
    List<HeldPost> undecided();

    @SqlQuery("select * from held where inbox_id = :mail order by id")
    List<HeldPost> ofMail(long mail);

    @SqlUpdate("""
            update held set state = :state, decided_by = :by, decided = :at, words = :words where id = :id
            """)
    void decide(long id, HeldPost.State state, String by, Instant at, String words);

    @SqlUpdate("update held set source_id = :source, subject = :subject where id = :id")
    void reword(long id, long source, String subject);

    @SqlUpdate("update held set state = 'DONE' where id = :id")
    void done(long id);

    @SqlUpdate("update held set parent_id = :parent where id = :id")
    void place(long id, long parent);

    @SqlUpdate("update held set state = 'WAITING', decided_by = '', decided = null where id = :id")
    void waitAgain(long id);

    @SqlQuery("select count(*) as count, min(at) as oldest from held where state = :state")
    HeldPosts.Load load(HeldPost.State state);

    @SqlUpdate("insert into held_ready (id, at, tries) values (:id, :at, 0)")
    void insertReady(long id, Instant at);

    @SqlUpdate("delete from held_ready where id = :id")
    int deleteReady(long id);

    @SqlQuery("select id, at, tries from held_ready where at <= :now order by id limit 1")
    Optional<HeldPosts.Ready> nextReady(Instant now);

    @SqlQuery("select id, at, tries from held_ready where id = :id")
    Optional<HeldPosts.Ready> ready(long id);

    @SqlUpdate("update held_ready set at = :at, tries = tries + 1 where id = :id")
    void postpone(long id, Instant at);
}
