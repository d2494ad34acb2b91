package org.letterboard.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every statement of every `...Sql` is one that the database can prepare, and names the parameters that it is given.
class SqlTest {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]\\w*)|<(\\w+)>");

    // What a person asks for, and what has few rows for any one question, member or list.
    private static final Set<String> SORTING =
            Set.of("BounceSql.last", "DigestSql.holding", "OutboxSql.ends", "OutboxSql.retrying", "QuestionsSql.about");

    @TempDir
    Path folder;

    @Test
    void h2_can_prepare_every_statement() {
        try (var database = Database.open(folder)) {
            assertThat(wrong(database)).isEmpty();
        }
    }

    @Test
    void postgresql_can_prepare_every_statement() {
        try (var database = Database.open(Postgres.fresh())) {
            assertThat(wrong(database)).isEmpty();
        }
    }

    /// A statement with a limit that sorts first goes through all rows, however few it returns.
    @Test
    void h2_finds_the_first_rows_by_an_index() {
        try (var database = Database.open(folder)) {
            assertThat(sorting(database)).containsExactlyInAnyOrderElementsOf(SORTING);
        }
    }

    private static List<String> sorting(Database database) {
        var ordered = statements().stream()
                .filter(method ->
                        sql(method).contains("order by") && sql(method).contains(" limit "))
                .toList();
        assertThat(ordered).hasSizeGreaterThan(10);
        return database.read(h -> ordered.stream()
                .filter(method -> !plan(h, method).contains("index sorted"))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .toList());
    }

    private static String plan(Handle handle, Method method) {
        var explain = "explain " + NAME.matcher(sql(method)).replaceAll("?");
        try (var prepared = handle.getConnection().prepareStatement(explain)) {
            for (var i = 1; i <= prepared.getParameterMetaData().getParameterCount(); i++)
                prepared.setNull(i, Types.NULL);
            try (var rows = prepared.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(method.toString(), e);
        }
    }

    private static List<String> wrong(Database database) {
        var statements = statements();
        assertThat(statements).hasSizeGreaterThan(50);
        var wrong = new ArrayList<String>();
        database.read(h -> {
            for (var method : statements) check(h, method, wrong);
            return true;
        });
        return wrong;
    }

    private static void check(Handle handle, Method method, List<String> wrong) {
        var sql = sql(method);
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(sql);
        while (matcher.find()) names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        var given = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BindMethods.class))
                Arrays.stream(parameter.getType().getRecordComponents()).forEach(c -> given.add(c.getName()));
            else given.add(parameter.getName());
        }
        if (!given.containsAll(names)) wrong.add(method + " names " + names + " and is given " + given);
        var unused = Arrays.stream(method.getParameters())
                .filter(p -> !p.isAnnotationPresent(BindMethods.class))
                .map(p -> p.getName())
                .filter(name -> !names.contains(name))
                .toList();
        if (!unused.isEmpty()) wrong.add(method + " does not use " + unused);
        try (var prepared = handle.getConnection().prepareStatement(matcher.replaceAll("?"))) {
            // PostgreSQL looks at it only now.
            assertThat(prepared.getParameterMetaData()).isNotNull();
        } catch (SQLException e) {
            wrong.add(method + ": " + e.getMessage());
        }
    }

    private static String sql(Method method) {
        var query = method.getAnnotation(SqlQuery.class);
        return query != null
                ? query.value()
                : method.getAnnotation(SqlUpdate.class).value();
    }

    private static List<Method> statements() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.letterboard").stream()
                        .filter(type -> type.getSimpleName().endsWith("Sql"))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(SqlQuery.class)
                                || method.isAnnotationPresent(SqlUpdate.class))
                        .toList();
    }
}
