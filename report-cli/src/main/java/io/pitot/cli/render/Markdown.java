package io.pitot.cli.render;

/**
 * Text from dumps inside GitHub's Markdown and the HTML in it. Whatever could mean something there becomes a character
 * reference: tables, code, tags, links, and what GitHub makes links of by itself (names behind {@code @}, numbers behind
 * {@code #}, addresses).
 */
final class Markdown {

    /** Written behind what would begin a name, a number or an address; nobody sees it. */
    private static final String BREAK = "&#8203;";

    private Markdown() {}

    /** The text as it is, in one line. */
    static String text(String raw) {
        String clean = SafeText.clean(raw, false);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if ("&<>*`~[]\\|!$^".indexOf(c) >= 0 || (c == '_' && !withinWord(clean, i))) {
                reference(escaped, c);
            } else if (c == '@' || c == '#' || (c == ':' && clean.startsWith("//", i + 1))) {
                reference(escaped, c);
                escaped.append(BREAK);
            } else if (c == '.' && i >= 3 && clean.regionMatches(true, i - 3, "www", 0, 3)) {
                reference(escaped, c);
                escaped.append(BREAK);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The text in letters of one width. */
    static String code(String raw) {
        return raw.isEmpty() ? "" : "<code>" + text(raw) + "</code>";
    }

    /** A block of code that nothing in it can end. */
    static String block(String language, String raw) {
        String clean = SafeText.clean(raw, false);
        int run = 0;
        int longest = 2;
        for (int i = 0; i < clean.length(); i++) {
            run = clean.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return fence + language + "\n" + clean + "\n" + fence + "\n";
    }

    /** An underscore between letters or digits emphasises nothing. */
    private static boolean withinWord(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    private static void reference(StringBuilder to, char c) {
        to.append("&#").append((int) c).append(';');
    }
}
