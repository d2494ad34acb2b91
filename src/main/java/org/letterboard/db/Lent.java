package org.letterboard.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection that is lent: closing it gives it back, in the state in which it was lent.
final class Lent implements InvocationHandler {
    private final Connection connection;
    private final Consumer<Boolean> giveBack;
    private final AtomicBoolean back = new AtomicBoolean();

    private Lent(Connection connection, Consumer<Boolean> giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    /// @param giveBack told once whether the connection is still sound
    static Connection of(Connection connection, Consumer<Boolean> giveBack) {
        return (Connection) Proxy.newProxyInstance(
                Lent.class.getClassLoader(), new Class<?>[] {Connection.class}, new Lent(connection, giveBack));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            if (back.compareAndSet(false, true)) giveBack.accept(restored());
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private boolean restored() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
