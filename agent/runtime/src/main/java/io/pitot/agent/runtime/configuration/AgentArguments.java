package io.pitot.agent.runtime.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text after {@code -javaagent:pitot-agent.jar=}: {@code key=value,key=value}. A value that holds a
 * comma is put in single or double quotes. A key may be repeated; its values then form a list.
 */
final class AgentArguments {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems;
    private final String text;
    private int position;

    private AgentArguments(String text, List<String> problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Values by key, in their order; what cannot be read is added to the problems. */
    static Map<String, String> parse(@Nullable String text, List<String> problems) {
        AgentArguments arguments = new AgentArguments(text == null ? "" : text, problems);
        arguments.parse();
        return arguments.values;
    }

    private void parse() {
        while (position < text.length()) {
            String part = next();
            int equals = part.indexOf('=');
            if (equals > 0) {
                String key = part.substring(0, equals).trim();
                String earlier = values.get(key);
                String value = unquoted(part.substring(equals + 1).trim());
                values.put(key, earlier == null ? value : earlier + ";" + value);
            } else if (!part.isBlank()) {
                problems.add(part.trim() + ": must be key=value, in the agent's arguments");
            }
        }
    }

    /** Up to the next comma that is not quoted. A quote counts at the beginning of a value only. */
    private String next() {
        int start = position;
        int equals = -1;
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == ',') {
                break;
            }
            if (c == '=' && equals < 0) {
                equals = position;
            } else if ((c == '"' || c == '\'')
                    && equals >= 0
                    && text.substring(equals + 1, position).isBlank()) {
                int close = text.indexOf(c, position + 1);
                if (close < 0) {
                    problems.add(text.substring(start) + ": the quote has no end");
                    position = text.length();
                    return "";
                }
                position = close;
            }
        }
        String part = text.substring(start, position);
        position++;
        return part;
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(last) == value.charAt(0);
        return quoted ? value.substring(1, last) : value;
    }
}
