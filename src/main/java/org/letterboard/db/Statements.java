package org.letterboard.db;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/// A room's statements, bound to a handle. Binding costs Jdbi more than running most of them, so a handle keeps them.
public final class Statements {
    private Statements() {}

    /// The statements of `type` on this handle's connection and in its transaction.
    public static <T> T of(Handle handle, Class<T> type) {
        return type.cast(handle.getConfig(Bound.class).statements.computeIfAbsent(type, handle::attach));
    }

    /// What a handle has bound so far. Jdbi copies a handle's configuration for each statement: the copies need none.
    public static final class Bound implements JdbiConfig<Bound> {
        private final Map<Class<?>, Object> statements = new HashMap<>();

        @Override
        public Bound createCopy() {
            return new Bound();
        }
    }
}
