package org.letterboard.db;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;

/// Rows become records: a column fills the component of its name, `author_id` that of `authorId`. Jdbi's own mapper
/// looks for the columns at each execution, which took longer than most statements; here that is done once a statement.
final class Records implements RowMapperFactory {
    private final Map<Class<?>, RecordMapper> mappers = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> wanted && wanted.isRecord()
                ? Optional.of(mappers.computeIfAbsent(wanted, RecordMapper::new))
                : Optional.empty();
    }
}
