package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows become records, whatever order their columns have.
class RecordsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    enum Mood {
        GLAD
    }

    record Walker(long id, String firstName, @Nullable String nickname) {}

    record Walk(
            @Nested Walker walker,
            Instant walkedAt,
            Mood mood,
            boolean far,
            @Nullable Integer miles) {}

    interface WalkSql {
        @SqlQuery("""
                select 7 as id, 'Ann' as first_name, cast(null as varchar) as nickname, :at as walked_at, 'GLAD' as mood,
                       true as far, 12 as miles
                """)
        Walk walk(Instant at);

        @SqlQuery("select 'Bob' as first_name, 8 as id, 'Bo' as nickname union all select 'Cy', 9, null order by 2")
        List<Walker> walkers();

        @SqlQuery("select 'Ann' as first_name, 7 as id, 'An' as nickname")
        Optional<Walker> walker();

        @SqlQuery("select 7 as id, 'Ann' as first_name")
        Walker halfOfOne();
    }

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private WalkSql sql(Handle handle) {
        return Statements.of(handle, WalkSql.class);
    }

    @Test
    void columns_fill_the_components_of_their_names() {
        var ann = new Walker(7, "Ann", null);
        for (var again = 0; again < 2; again++) {
            var walk = database.read(h -> sql(h).walk(NOON));
            var walkers = database.read(h -> sql(h).walkers());
            var walker = database.read(h -> sql(h).walker());

            assertThat(walk).isEqualTo(new Walk(ann, NOON, Mood.GLAD, true, 12));
            assertThat(walkers).containsExactly(new Walker(8, "Bob", "Bo"), new Walker(9, "Cy", null));
            assertThat(walker).contains(new Walker(7, "Ann", "An"));
        }
    }

    @Test
    void a_column_that_is_missing_is_named() {
        assertThatThrownBy(() -> database.read(h -> sql(h).halfOfOne())).hasMessageContaining("nickname");
    }
}
