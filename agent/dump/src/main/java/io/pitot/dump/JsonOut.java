package io.pitot.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the fields of an object, by type. Maps are written in the order of their keys. */
final class JsonOut {

    /** Writes the fields of one record. */
    interface Fields<T> {
        void write(JsonOut out, T value) throws IOException;
    }

    private final JsonGenerator json;

    JsonOut(JsonGenerator json) {
        this.json = json;
    }

    JsonOut text(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    JsonOut number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonOut share(String name, double value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonOut flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
        return this;
    }

    JsonOut instant(String name, Instant value) throws IOException {
        return text(name, value.toString());
    }

    JsonOut bits(String name, long value) throws IOException {
        return text(name, HexFormat.of().toHexDigits(value));
    }

    JsonOut texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
        return this;
    }

    /** A number that is left out where it is 0. */
    JsonOut numberUnlessNone(String name, long value) throws IOException {
        return value == 0 ? this : number(name, value);
    }

    JsonOut counts(String name, Map<String, Long> values) throws IOException {
        json.writeObjectFieldStart(name);
        Map<String, Long> ordered = values.size() < 2 ? values : new TreeMap<>(values);
        for (Map.Entry<String, Long> entry : ordered.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        return this;
    }

    JsonOut textsByName(String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        return this;
    }

    JsonOut distribution(String name, Distribution value) throws IOException {
        json.writeObjectFieldStart(name);
        number("count", value.count());
        number("totalNanos", value.total());
        number("p50Nanos", value.percentile(50));
        number("p90Nanos", value.percentile(90));
        number("p95Nanos", value.percentile(95));
        number("p99Nanos", value.percentile(99));
        number("maxNanos", value.max());
        text("histogram", value.encoded());
        json.writeEndObject();
        return this;
    }

    /** An object that is left out where it is this one. */
    <T> JsonOut objectUnless(T leftOut, String name, T value, Fields<T> fields) throws IOException {
        // Mostly it is the same object, and then nobody has to link the record's equals, which takes as long as a small
        // dump.
        return value == leftOut || value.equals(leftOut) ? this : object(name, value, fields);
    }

    <T> JsonOut object(String name, T value, Fields<T> fields) throws IOException {
        json.writeFieldName(name);
        return object(value, fields);
    }

    <T> JsonOut objects(String name, List<T> values, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(value, fields);
        }
        json.writeEndArray();
        return this;
    }

    <T> JsonOut object(T value, Fields<T> fields) throws IOException {
        json.writeStartObject();
        fields.write(this, value);
        json.writeEndObject();
        return this;
    }
}
