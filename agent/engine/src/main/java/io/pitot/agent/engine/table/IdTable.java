package io.pitot.agent.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One value for each id of a name table; bounded as that is.
 *
 * @param <V> sums of what the ids name
 */
public final class IdTable<V> {

    private final @Nullable Object[] values;
    private final IntFunction<V> create;

    /** @param create makes the value of an id when it is first asked for */
    public IdTable(int maxId, IntFunction<V> create) {
        values = new Object[maxId + 1];
        this.create = create;
    }

    /** The id's value, made if there is none. */
    @SuppressWarnings("unchecked")
    public V at(int id) {
        Object known = values[id];
        if (known == null) {
            known = create.apply(id);
            values[id] = known;
        }
        return (V) known;
    }

    /** What the values are in a dump, ordered. */
    @SuppressWarnings("unchecked")
    public <N> List<N> named(Function<? super V, N> name, Comparator<? super N> order) {
        List<N> named = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                named.add(name.apply((V) value));
            }
        }
        named.sort(order);
        return named;
    }
}
