package io.pitot.agent.bootstrap;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** Takes the place of the function by which a look-up makes the value that it does not find, and counts what becomes of it. Recycled; for one thread. */
public final class CountedLoad implements Function<Object, Object>, Callable<Object> {

    private @Nullable LocalCache cache;
    private @Nullable Function<Object, Object> function;
    private @Nullable Callable<?> callable;
    private boolean isTimed;
    private boolean hasRun;

    @SuppressWarnings("unchecked")
    void begin(LocalCache cache, @Nullable Function<?, ?> function, @Nullable Callable<?> callable, boolean isTimed) {
        this.cache = cache;
        this.function = (Function<Object, Object>) function;
        this.callable = callable;
        this.isTimed = isTimed;
    }

    boolean hasRun() {
        return hasRun;
    }

    void clear() {
        cache = null;
        function = null;
        callable = null;
        hasRun = false;
    }

    @Override
    public @Nullable Object apply(Object key) {
        Function<Object, Object> loading = function;
        LocalCache of = cache;
        boolean timed = isTimed;
        if (of == null || loading == null) {
            return null;
        }
        hasRun = true;
        of.missed(1);
        long start = System.nanoTime();
        boolean hasFailed = true;
        try {
            Object value = loading.apply(key);
            hasFailed = value == null;
            return value;
        } finally {
            end(of, timed, hasFailed, start);
        }
    }

    @Override
    public @Nullable Object call() throws Exception {
        Callable<?> loading = callable;
        LocalCache of = cache;
        if (of == null || loading == null) {
            return null;
        }
        hasRun = true;
        of.missed(1);
        long start = System.nanoTime();
        boolean hasFailed = true;
        try {
            Object value = loading.call();
            hasFailed = false;
            return value;
        } finally {
            end(of, true, hasFailed, start);
        }
    }

    private static void end(LocalCache of, boolean isTimed, boolean hasFailed, long start) {
        if (!isTimed) {
            return;
        }
        long nanos = System.nanoTime() - start;
        if (hasFailed) {
            of.failed(nanos);
        } else {
            of.loaded(nanos);
        }
    }
}
