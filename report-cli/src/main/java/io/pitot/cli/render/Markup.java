package io.pitot.cli.render;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XML or HTML as it is put together. Whatever is not the name of an element or an attribute is escaped here, so that text
 * from a dump is text and nothing else. All ASCII.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element with attributes, each a name and a value. */
    Markup open(String name, String... attributes) {
        begin(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with text. */
    Markup leaf(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** An element without content. */
    Markup empty(String name, String... attributes) {
        begin(name, attributes);
        out.append("/>");
        return this;
    }

    /** Text in one line, with what is not visible replaced. */
    Markup text(String raw) {
        escape(SafeText.clean(raw, false));
        return this;
    }

    /** A line feed, for those who read the source. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** What Pitot wrote itself, as it is: a declaration, a style sheet, a script. Never text from a dump. */
    Markup own(String trusted) {
        out.append(trusted);
        return this;
    }

    private void begin(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(SafeText.clean(attributes[i + 1], false));
            out.append('"');
        }
    }

    private void escape(String clean) {
        clean.codePoints().forEach(c -> {
            if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\'' || c >= 0x7F) {
                out.append("&#").append(c).append(';');
            } else {
                out.append((char) c);
            }
        });
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
