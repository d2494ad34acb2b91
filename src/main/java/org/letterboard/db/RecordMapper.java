package org.letterboard.db;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Maps rows to one type of record. A component that is [Nested] is a record of further columns of the same row.
final class RecordMapper implements RowMapper<Object> {

    /// Where a component's value comes from.
    private interface Source {
        @Nullable
        Object of(ResultSet row, StatementContext context) throws SQLException;
    }

    private final Class<?> type;
    private final MethodHandle constructor;
    // A statement has the same columns each time.
    private final Map<String, RowMapper<Object>> byStatement = new ConcurrentHashMap<>();

    RecordMapper(Class<?> type) {
        this.type = type;
        this.constructor = constructor(type);
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            var types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be made", e);
        }
    }

    @Override
    public Object map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<Object> specialize(ResultSet row, StatementContext context) throws SQLException {
        var known = byStatement.get(context.getRawSql());
        if (known != null) return known;
        var mapper = mapper(columns(row), context);
        byStatement.put(context.getRawSql(), mapper);
        return mapper;
    }

    /// The number of each column by its name without underscores.
    private static Map<String, Integer> columns(ResultSet row) throws SQLException {
        var columns = new HashMap<String, Integer>();
        var meta = row.getMetaData();
        for (var i = 1; i <= meta.getColumnCount(); i++)
            columns.putIfAbsent(meta.getColumnLabel(i).replace("_", "").toLowerCase(Locale.ROOT), i);
        return columns;
    }

    private RowMapper<Object> mapper(Map<String, Integer> columns, StatementContext context) {
        var components = type.getRecordComponents();
        var sources = new Source[components.length];
        for (var i = 0; i < components.length; i++) sources[i] = source(components[i], columns, context);
        return (row, now) -> {
            var values = new @Nullable Object[sources.length];
            for (var i = 0; i < values.length; i++) values[i] = sources[i].of(row, now);
            return make(values);
        };
    }

    private Source source(RecordComponent component, Map<String, Integer> columns, StatementContext context) {
        if (component.getAccessor().isAnnotationPresent(Nested.class))
            return new RecordMapper(component.getType()).mapper(columns, context)::map;
        var column = columns.get(component.getName().toLowerCase(Locale.ROOT));
        if (column == null)
            throw new IllegalArgumentException(
                    "no column for " + component + " of " + type + " in: " + context.getRawSql());
        ColumnMapper<?> value = context.findColumnMapperFor(component.getGenericType())
                .orElseThrow(() -> new IllegalArgumentException("no column can be " + component + " of " + type));
        return (row, now) -> value.map(row, column, now);
    }

    private Object make(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(type + " cannot be made", failure);
        }
    }
}
