package io.pitot.agent.engine.table;

import io.pitot.dump.Rows;
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

    /** One value, at its place in the dump. */
    private record Row<V>(String id, V value) {}

    /**
     * What the values are in a dump, ordered by their ids there; made when asked for.
     *
     * @param id what a value's id is in the dump
     * @param name makes the record of a value, the same each time
     */
    @SuppressWarnings("unchecked")
    public <N> List<N> named(Function<? super V, String> id, Function<? super V, N> name) {
        List<Row<V>> rows = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                rows.add(new Row<>(id.apply((V) value), (V) value));
            }
        }
        rows.sort(Comparator.comparing(Row::id));
        Object[] ordered = rows.stream().map(Row::value).toArray();
        return new Rows<>(ordered.length, i -> name.apply((V) ordered[i]));
    }
}
