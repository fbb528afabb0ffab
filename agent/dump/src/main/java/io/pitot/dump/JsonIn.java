package io.pitot.dump;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read whole, and its fields by type. Fields that nobody asks for are ignored; one that
 * is asked for and missing, of another type or out of range is an error that names it.
 */
final class JsonIn {

    /** Further away, times cannot be told in every time zone, and their differences not in nanoseconds. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Makes a record of an object. */
    interface Fields<T> {
        T read(JsonIn in) throws DumpException;
    }

    private static final int FEW = 16;

    /** The object that this one is a field's value of, or null of the outermost. */
    private final @Nullable JsonIn parent;

    private final String name;

    /** Where in that field's list it lies, or -1 if the field is no list. */
    private final int index;

    /*
     * Records are read in the order in which they were written: what is asked for is found where, or one behind where, the last one was. A map would
     * be half of what reading costs.
     */
    private String[] names = new String[FEW];
    private Object[] values = new Object[FEW];
    private int size;
    private int last;

    private JsonIn(@Nullable JsonIn parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** The outermost object, to which fields are to be added. */
    static JsonIn root() {
        return new JsonIn(null, "", -1);
    }

    /**
     * Reads the object whose first token is the parser's current one.
     *
     * @param index where in the list of that name it lies, or -1 if it is in none
     */
    static JsonIn read(JsonParser json, JsonIn parent, String name, int index) throws IOException, DumpException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new DumpException(parent.place(name, index) + " is not an object");
        }
        JsonIn object = new JsonIn(parent, name, index);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            object.readField(json, field);
        }
        return object;
    }

    /** Adds the field whose value's first token is the parser's current one. */
    void readField(JsonParser json, String name) throws IOException, DumpException {
        Object value = value(json, name, -1);
        if (value == null) {
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    private @Nullable Object find(String name) {
        for (int i = last; i < size; i++) {
            if (names[i].equals(name)) {
                last = i;
                return values[i];
            }
        }
        for (int i = 0; i < last; i++) {
            if (names[i].equals(name)) {
                last = i;
                return values[i];
            }
        }
        return null;
    }

    private @Nullable Object value(JsonParser json, String of, int at) throws IOException, DumpException {
        return switch (json.currentToken()) {
            case START_OBJECT -> read(json, this, of, at);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                String list = at < 0 ? of : of + "[" + at + "]";
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    Object value = value(json, list, values.size());
                    if (value == null) {
                        throw new DumpException(place(list, values.size()) + " is null");
                    }
                    values.add(value);
                }
                yield values;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_NUMBER_INT -> {
                if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw new DumpException(place(of, at) + " is too large a number");
                }
                yield json.getLongValue();
            }
            default -> null;
        };
    }

    String text(String name) throws DumpException {
        return get(name, String.class, "a text");
    }

    /** A whole number, not negative. */
    long number(String name) throws DumpException {
        return inRange(name, 0, Long.MAX_VALUE);
    }

    /** A whole number, not negative; 0 where there is none, as in older dumps. */
    long numberOrNone(String name) throws DumpException {
        return has(name) ? number(name) : 0;
    }

    /** A whole number, not negative, or -1. */
    long numberOrUnknown(String name) throws DumpException {
        return inRange(name, -1, Long.MAX_VALUE);
    }

    int smallNumber(String name) throws DumpException {
        return (int) inRange(name, 0, Integer.MAX_VALUE);
    }

    int smallNumberOrUnknown(String name) throws DumpException {
        return (int) inRange(name, -1, Integer.MAX_VALUE);
    }

    private long inRange(String name, long least, long greatest) throws DumpException {
        long value = get(name, Long.class, "a whole number");
        if (value < least || value > greatest) {
            throw new DumpException(place(name) + "=" + value + ": must be " + least + " to " + greatest);
        }
        return value;
    }

    /** A number from 0 to 1. */
    double share(String name) throws DumpException {
        double value = get(name, Number.class, "a number").doubleValue();
        if (!(value >= 0 && value <= 1)) {
            throw new DumpException(place(name) + "=" + value + ": must be 0 to 1");
        }
        return value;
    }

    boolean flag(String name) throws DumpException {
        return get(name, Boolean.class, "true or false");
    }

    Instant instant(String name) throws DumpException {
        String text = text(name);
        Instant instant;
        try {
            instant = WrittenInstant.parse(text);
        } catch (DateTimeException e) {
            throw new DumpException(place(name) + " is not a time in ISO 8601", e);
        }
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new DumpException(place(name) + "=" + instant + ": must be of the years 1970 to 9999");
        }
        return instant;
    }

    /** 64 bits as 16 hex digits. */
    long bits(String name) throws DumpException {
        String text = text(name);
        try {
            return Long.parseUnsignedLong(text, 16);
        } catch (NumberFormatException e) {
            throw new DumpException(place(name) + " is not a hexadecimal number", e);
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws DumpException {
        String text = text(name);
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new DumpException(place(name) + " is an unknown " + type.getSimpleName(), e);
        }
    }

    List<String> texts(String name) throws DumpException {
        List<String> texts = new ArrayList<>();
        for (Object value : get(name, List.class, "a list")) {
            if (!(value instanceof String text)) {
                throw new DumpException(place(name) + " is not a list of texts");
            }
            texts.add(text);
        }
        return Collections.unmodifiableList(texts);
    }

    Map<String, Long> counts(String name) throws DumpException {
        SortedMap<String, Long> counts = new TreeMap<>();
        JsonIn object = get(name, JsonIn.class, "an object");
        for (int i = 0; i < object.size; i++) {
            counts.put(object.names[i], object.number(object.names[i]));
        }
        return Collections.unmodifiableSortedMap(counts);
    }

    Map<String, String> textsByName(String name) throws DumpException {
        SortedMap<String, String> texts = new TreeMap<>();
        JsonIn object = get(name, JsonIn.class, "an object");
        for (int i = 0; i < object.size; i++) {
            texts.put(object.names[i], object.text(object.names[i]));
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    Distribution distribution(String name) throws DumpException {
        JsonIn in = get(name, JsonIn.class, "an object");
        Distribution distribution;
        try {
            distribution = Distribution.decode(in.text("histogram"), in.number("totalNanos"));
        } catch (IllegalArgumentException e) {
            throw new DumpException(place(name) + " is damaged: " + e.getMessage(), e);
        }
        long count = in.number("count");
        if (count != distribution.count()) {
            throw new DumpException(
                    place(name) + ".count=" + count + ": the histogram holds " + distribution.count() + " values");
        }
        return distribution;
    }

    <T> T object(String name, Fields<T> fields) throws DumpException {
        return fields.read(get(name, JsonIn.class, "an object"));
    }

    /** An object, or this where there is none: older dumps do not have it. */
    <T> T objectOr(T missing, String name, Fields<T> fields) throws DumpException {
        return has(name) ? object(name, fields) : missing;
    }

    <T> List<T> objects(String name, Fields<T> fields) throws DumpException {
        List<T> records = new ArrayList<>();
        for (Object value : get(name, List.class, "a list")) {
            if (!(value instanceof JsonIn object)) {
                throw new DumpException(place(name) + " is not a list of objects");
            }
            records.add(fields.read(object));
        }
        return Collections.unmodifiableList(records);
    }

    private <T> T get(String name, Class<T> type, String what) throws DumpException {
        Object value = find(name);
        if (value == null) {
            throw new DumpException(place(name) + " is missing");
        }
        if (!type.isInstance(value)) {
            throw new DumpException(place(name) + " is not " + what);
        }
        return type.cast(value);
    }

    /** Where a field lies, for messages: {@code endpoints[3].time}. Made when it is asked for: hardly ever. */
    private String place(String field) {
        String own = parent == null ? "" : parent.place(name, index);
        return own.isEmpty() ? field : own + "." + field;
    }

    private String place(String field, int at) {
        return at < 0 ? place(field) : place(field) + "[" + at + "]";
    }
}
