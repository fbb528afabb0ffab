package io.pitot.cli.render;

/**
 * Text from dumps, which is not to be trusted: SQL, class names and service names may hold escape
 * sequences that rewrite a terminal, or marks that turn its direction. Whatever is not visible becomes a
 * replacement character. All text passes here on its way to a terminal.
 */
final class SafeText {

    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /** The text with white space as blanks, one column or two per character, and nothing invisible. */
    static String clean(String text, boolean ascii) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7F) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, plain);
        text.substring(plain).codePoints().forEach(c -> append(clean, visible(c), ascii));
        return clean.toString();
    }

    /** How many columns clean text takes. */
    static int width(String clean) {
        return clean.codePoints().map(SafeText::columns).sum();
    }

    /** As much of clean text as fits, with an ellipsis if it is not all. */
    static String clip(String clean, int columns, boolean ascii) {
        if (width(clean) <= columns) {
            return clean;
        }
        String ellipsis = ascii ? "..." : "…";
        int room = columns - ellipsis.length();
        if (room < 0) {
            return ellipsis.substring(0, Math.max(0, columns));
        }
        StringBuilder clipped = new StringBuilder();
        int used = 0;
        for (int i = 0; i < clean.length(); ) {
            int c = clean.codePointAt(i);
            used += columns(c);
            if (used > room) {
                break;
            }
            clipped.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return clipped.append(ellipsis).toString();
    }

    private static int visible(int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            return ' ';
        }
        return switch (Character.getType(c)) {
            // Marks that combine with what stands before them would make widths wrong.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> REPLACEMENT;
            default -> c;
        };
    }

    private static void append(StringBuilder to, int c, boolean ascii) {
        if (!ascii || c < 0x7F) {
            to.appendCodePoint(c);
            return;
        }
        switch (c) {
            case '…' -> to.append("...");
            case '→' -> to.append("->");
            case '←' -> to.append("<-");
            case '≤' -> to.append("<=");
            case '×' -> to.append('x');
            case '·' -> to.append('|');
            case 'µ' -> to.append('u');
            case '−', '–', '—' -> to.append('-');
            case '█', '▉', '▊', '▋', '▌' -> to.append('#');
            case '▍', '▎', '▏', '▂', '▃' -> to.append('.');
            case '▁' -> to.append('_');
            case '▄', '▅' -> to.append('-');
            case '▆', '▇' -> to.append('=');
            case '●' -> to.append('*');
            case '◐' -> to.append('o');
            case '○' -> to.append('.');
            default -> to.append('?');
        }
    }

    /** East Asian characters and emoji take two columns. */
    private static int columns(int c) {
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6)
                        || (c >= 0x1F300 && c <= 0x1FAFF)
                        || (c >= 0x20000 && c <= 0x3FFFD));
        return wide ? 2 : 1;
    }
}
