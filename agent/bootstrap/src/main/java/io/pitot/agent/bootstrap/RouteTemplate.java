package io.pitot.agent.bootstrap;

/**
 * A route's template with no more than the names of its variables: {@code /trees/{ref}} for {@code /trees/{ref:[^/]+}}, as JAX-RS and Spring
 * write it, {@code /trees/{id}} for {@code /trees{/id}{?max,offset}}, as Micronaut does after RFC 6570. What matches a variable, which part of
 * the URL it lies in and what may follow in the query tell no endpoints apart, and a query names none.
 */
final class RouteTemplate {

    /** What the variable of a path may begin with, after RFC 6570. */
    private static final String OF_PATH = "/.+";

    /** The same for what lies outside the path, or beside its names. */
    private static final String OUTSIDE_PATH = "?&;#";

    private final String text;
    private final StringBuilder named = new StringBuilder();

    private RouteTemplate(String text) {
        this.text = text;
    }

    /** The same text where it has nothing but names. Allocates; to be called once for each template. */
    static String named(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        String found = new RouteTemplate(text).read();
        return found.equals(text) ? text : found;
    }

    private String read() {
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = endOf(open);
            if (close < 0) {
                break;
            }
            named.append(text, from, open);
            variable(text.substring(open + 1, close).trim(), text.substring(open, close + 1));
            from = close + 1;
        }
        return named.append(text, from, text.length()).toString();
    }

    /** Where the brace closes that opens here: expressions have braces, too, and may escape one. -1 if it does not. */
    private int endOf(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void variable(String inner, String whole) {
        char operator = inner.isEmpty() ? '{' : inner.charAt(0);
        if (OUTSIDE_PATH.indexOf(operator) >= 0) {
            return;
        }
        if (OF_PATH.indexOf(operator) >= 0) {
            ofPath(operator, inner.substring(1));
            return;
        }
        String name = nameIn(inner);
        named.append(name.isEmpty() ? whole : '{' + name + '}');
    }

    private void ofPath(char operator, String list) {
        for (String variable : list.split(",", -1)) {
            String name = nameIn(variable.trim());
            if (operator != '+' && (named.isEmpty() || named.charAt(named.length() - 1) != operator)) {
                named.append(operator);
            }
            // RFC 6570 lets a list be taken apart by a star behind its name.
            named.append('{')
                    .append(name.endsWith("*") ? name.substring(0, name.length() - 1) : name)
                    .append('}');
        }
    }

    /** What stands before the expression; empty if that is no name, as in a route that is a regular expression itself. */
    private static String nameIn(String variable) {
        int colon = variable.indexOf(':');
        if (colon < 0) {
            return variable;
        }
        String name = variable.substring(0, colon).trim();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '-' && c != '.' && c != '*') {
                return "";
            }
        }
        return name;
    }
}
