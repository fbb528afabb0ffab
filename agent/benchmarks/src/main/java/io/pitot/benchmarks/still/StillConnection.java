package io.pitot.benchmarks.still;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;

/** Prepares statements that answer one row without looking at their text. One thread at a time. */
public abstract class StillConnection implements Connection {

    private static final Supplier<StillConnection> CONNECTIONS = concrete(StillConnection.class);
    private static final Supplier<StillPreparedStatement> PREPARED = concrete(StillPreparedStatement.class);
    private static final Supplier<StillStatement> PLAIN = concrete(StillStatement.class);

    /** A new connection. */
    public static Connection open() {
        return CONNECTIONS.get();
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return PREPARED.get();
    }

    @Override
    public Statement createStatement() {
        return PLAIN.get();
    }

    @Override
    public void close() {}

    /**
     * Makes instances of a class that lacks most of its interface's methods: the JVM does not mind as long as
     * nobody calls them.
     */
    static <T> Supplier<T> concrete(Class<T> type) {
        Class<? extends T> made = new ByteBuddy()
                .subclass(type)
                .name(type.getName() + "Made")
                .make()
                .load(type.getClassLoader())
                .getLoaded();
        try {
            Maker<T> maker = new Maker<>(made);
            maker.get();
            return maker;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no constructor without parameters", e);
        }
    }

    private static final class Maker<T> implements Supplier<T> {
        private final java.lang.reflect.Constructor<? extends T> constructor;

        Maker(Class<? extends T> type) throws NoSuchMethodException {
            constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
        }

        @Override
        public T get() {
            try {
                return constructor.newInstance();
            } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(constructor + " failed", e);
            }
        }
    }
}
