package io.pitot.benchmarks.sidebyside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of what was measured: a flat JSON object of texts and whole numbers. Field {@code record} says what it
 * tells of.
 *
 * @param fields texts and {@link Long}s by name, in the order of the line
 */
record Measurement(Map<String, Object> fields) {

    private static final JsonFactory JSON = new JsonFactory();

    Measurement {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Of a line. */
    static Measurement parse(String line) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                fields.put(
                        name,
                        parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                                ? (Object) parser.getLongValue()
                                : parser.getText());
            }
        }
        return new Measurement(fields);
    }

    /** The same, with two fields before: of whom it is. */
    Measurement of(String variant, int round) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("variant", variant);
        all.put("round", (long) round);
        fields.forEach(all::putIfAbsent);
        return new Measurement(all);
    }

    /** The same with another value of a field, or with one field more. */
    Measurement with(String field, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(field, value);
        return new Measurement(all);
    }

    /** The line. */
    String line() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                if (field.getValue() instanceof Long number) {
                    json.writeNumberField(field.getKey(), number);
                } else {
                    json.writeStringField(field.getKey(), String.valueOf(field.getValue()));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string writer failed", e);
        }
        return line.toString();
    }

    /** Whether it is a record of this kind. */
    boolean is(String record) {
        return record.equals(fields.get("record"));
    }

    /** A field's text. */
    String text(String field) {
        return String.valueOf(value(field));
    }

    /** A field's number. */
    long number(String field) {
        if (value(field) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(field + "=" + value(field) + " is no number");
    }

    private Object value(String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalArgumentException("no field " + field + " in " + fields);
        }
        return value;
    }
}
