package org.letterboard.lists;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Statements;

/// Masked addresses: behind which a member's own stays hidden on one list. The same for life, since it lands in
/// other people's address books.
public final class Masks {
    private final UnaryOperator<String> newAlias;

    /// @param newAlias makes an alias such as `ann.k7f3` from a name, another one at each call
    public Masks(UnaryOperator<String> newAlias) {
        this.newAlias = newAlias;
    }

    /// The member's alias on the list, made at the first call.
    public String of(Handle tx, MailingList list, Member member, String name) {
        var sql = Statements.of(tx, MasksSql.class);
        var known = sql.alias(list.id(), member.id());
        if (known.isPresent()) return known.get();
        var alias = newAlias.apply(name);
        while (sql.insert(list.id(), alias, member.id()) == 0) alias = newAlias.apply(name);
        return alias;
    }

    /// Who is behind an alias; empty where it does not exist or was revoked.
    public Optional<Long> member(Handle handle, MailingList list, String alias) {
        return Statements.of(handle, MasksSql.class).member(list.id(), alias);
    }
}

interface MasksSql {
    @SqlQuery("select alias from masked where list_id = :list and member_id = :member")
    Optional<String> alias(long list, long member);

    @SqlUpdate("""
            insert into masked (list_id, alias, member_id, revoked) values (:list, :alias, :member, false)
            on conflict do nothing
            """)
    int insert(long list, String alias, long member);

    @SqlQuery("select member_id from masked where list_id = :list and alias = :alias and not revoked")
    Optional<Long> member(long list, String alias);
}
