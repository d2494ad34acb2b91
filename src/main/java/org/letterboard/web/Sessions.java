package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Statements;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;

/// Who is logged in, and the mailed links that log in. The database knows only hashes: whoever reads a copy of it can
/// log in as nobody.
final class Sessions {
    static final Duration LINK = Duration.ofMinutes(15);
    static final Duration SESSION = Duration.ofDays(30);

    private static final int KEY_BYTES = 24;
    // Ours have 32 letters; what is much longer is not even looked up.
    private static final int LONGEST_KEY = 100;

    private final Members members;
    private final Clock clock;
    private final SecureRandom random;
    private final boolean https;

    Sessions(Members members, Clock clock, SecureRandom random, boolean https) {
        this.members = members;
        this.clock = clock;
        this.random = random;
        this.https = https;
    }

    /// Who the visitor is, if they are logged in.
    Optional<Member> member(Handle handle, Context ctx) {
        var key = key(ctx);
        return key == null
                ? Optional.empty()
                : Statements.of(handle, SessionsSql.class)
                        .member(hash(key), clock.instant())
                        .flatMap(id -> members.find(handle, id));
    }

    /// What a form on the pages of this session must carry (CSRF): nobody else can know it.
    Optional<String> formKey(Context ctx) {
        return Optional.ofNullable(key(ctx)).map(key -> hash("form " + key));
    }

    private @Nullable String key(Context ctx) {
        var key = ctx.cookie(cookieName("session"));
        return key == null || key.length() > LONGEST_KEY ? null : key;
    }

    /// With `__Host-` the browser takes the cookie from nobody but this host, over https.
    String cookieName(String name) {
        return https ? "__Host-" + name : name;
    }

    void setCookie(Context ctx, String name, String value, Duration age) {
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        cookieName(name) + "=" + value + "; Path=/; Max-Age=" + age.toSeconds()
                                + "; HttpOnly; SameSite=Lax" + (https ? "; Secure" : ""));
    }

    String newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A key that logs the member in, once.
    String newLink(Handle tx, long member) {
        var sql = Statements.of(tx, SessionsSql.class);
        sql.forgetLinks(clock.instant());
        var key = newKey();
        sql.addLink(hash(key), member, clock.instant().plus(LINK));
        return key;
    }

    boolean isGoodLink(Handle handle, String key) {
        return key.length() <= LONGEST_KEY
                && Statements.of(handle, SessionsSql.class)
                        .linked(hash(key), clock.instant())
                        .isPresent();
    }

    /// Uses a link up and opens a session, always a new one: a key that somebody planted before is worth nothing. The
    /// one that was open in this browser ends.
    Optional<String> open(Handle tx, Context ctx, String link) {
        var sql = Statements.of(tx, SessionsSql.class);
        var now = clock.instant();
        var member = link.length() > LONGEST_KEY ? Optional.<Long>empty() : sql.linked(hash(link), now);
        // Of two clicks at once, one changes the row.
        if (member.isEmpty() || sql.useLink(hash(link), now) == 0) return Optional.empty();
        close(tx, ctx);
        sql.forgetSessions(now);
        var key = newKey();
        sql.addSession(hash(key), member.get(), now.plus(SESSION));
        return Optional.of(key);
    }

    void close(Handle tx, Context ctx) {
        var key = key(ctx);
        if (key != null) Statements.of(tx, SessionsSql.class).endSession(hash(key));
    }

    static String hash(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

interface SessionsSql {
    @SqlQuery("select member_id from web_session where hash = :hash and expires > :now")
    Optional<Long> member(String hash, Instant now);

    @SqlUpdate("insert into web_session (hash, member_id, expires) values (:hash, :member, :expires)")
    void addSession(String hash, long member, Instant expires);

    @SqlUpdate("delete from web_session where hash = :hash")
    void endSession(String hash);

    @SqlUpdate("delete from web_session where expires <= :now")
    void forgetSessions(Instant now);

    @SqlUpdate("insert into login_link (hash, member_id, expires, used) values (:hash, :member, :expires, false)")
    void addLink(String hash, long member, Instant expires);

    @SqlQuery("select member_id from login_link where hash = :hash and expires > :now and not used")
    Optional<Long> linked(String hash, Instant now);

    @SqlUpdate("update login_link set used = true where hash = :hash and expires > :now and not used")
    int useLink(String hash, Instant now);

    @SqlUpdate("delete from login_link where expires <= :now")
    void forgetLinks(Instant now);
}
