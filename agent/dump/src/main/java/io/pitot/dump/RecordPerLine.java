package io.pitot.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Lays a dump out for people and for line-by-line comparison: one field or one record per line. */
final class RecordPerLine extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;

    /** The root is at depth 1, its lists at depth 2. */
    private static final int DEEPEST_SPLIT = 2;

    private int depth;

    @Override
    public void writeStartObject(JsonGenerator g) throws IOException {
        g.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator g) throws IOException {
        newLine(g, depth == 1);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator g) throws IOException {
        g.writeRaw(',');
        newLine(g, depth == 1);
    }

    @Override
    public void writeEndObject(JsonGenerator g, int entries) throws IOException {
        depth--;
        newLine(g, depth == 0);
        g.writeRaw('}');
    }

    @Override
    public void writeStartArray(JsonGenerator g) throws IOException {
        g.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator g) throws IOException {
        newLine(g, depth == DEEPEST_SPLIT);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator g) throws IOException {
        g.writeRaw(',');
        newLine(g, depth == DEEPEST_SPLIT);
    }

    @Override
    public void writeEndArray(JsonGenerator g, int values) throws IOException {
        depth--;
        newLine(g, depth == DEEPEST_SPLIT - 1 && values > 0);
        g.writeRaw(']');
    }

    private static void newLine(JsonGenerator g, boolean wanted) throws IOException {
        if (wanted) {
            g.writeRaw('\n');
        }
    }
}
