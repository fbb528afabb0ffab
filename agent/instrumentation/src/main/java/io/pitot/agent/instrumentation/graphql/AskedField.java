package io.pitot.agent.instrumentation.graphql;

import java.util.Map;
import java.util.TreeMap;

/** A field that is asked for, by those below it. Defined into the loader of graphql-java. */
public final class AskedField {

    final TreeMap<String, AskedField> below = new TreeMap<>();

    AskedField ask(String name) {
        AskedField known = below.get(name);
        if (known == null) {
            known = new AskedField();
            below.put(name, known);
        }
        return known;
    }

    boolean isNested() {
        for (AskedField each : below.values()) {
            if (!each.below.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes the names of those below it, each with what is below that in braces, and dots for the names that are too many.
     *
     * @param room for so many names
     * @return the room that is left; negative where there was not enough
     */
    int write(StringBuilder text, int room) {
        int left = room;
        for (Map.Entry<String, AskedField> each : below.entrySet()) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '{' ? "" : ",");
            if (left == 0) {
                text.append("...");
                return -1;
            }
            text.append(each.getKey());
            left--;
            if (!each.getValue().below.isEmpty()) {
                text.append('{');
                left = each.getValue().write(text, left);
                text.append('}');
            }
            if (left < 0) {
                return left;
            }
        }
        return left;
    }
}
