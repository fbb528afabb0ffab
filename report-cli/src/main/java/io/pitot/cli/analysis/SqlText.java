package io.pitot.cli.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fingerprint made short enough to be read: its main table, and its text without the list of columns. */
public final class SqlText {

    private final String sql;
    private final List<Word> words = new ArrayList<>();

    /** A word outside parentheses and quotes, where it starts. */
    private record Word(String text, int start) {}

    public SqlText(String sql) {
        this.sql = sql.strip();
        split();
    }

    /** The first table named, without its schema and quotes, or empty if none is found. */
    public String table() {
        for (int i = 0; i + 1 < words.size(); i++) {
            String word = words.get(i).text().toUpperCase(Locale.ROOT);
            boolean introduces = switch (word) {
                case "FROM", "INTO" -> true;
                case "UPDATE", "CALL" -> i == 0;
                default -> false;
            };
            if (introduces) {
                int change = changeAt(i + 1);
                return change < 0 ? unqualified(words.get(i + 1).text()) : new SqlText(sql.substring(change)).table();
            }
        }
        return "";
    }

    /** Where the change stands whose rows are read from a word on, {@code FINAL TABLE (INSERT INTO …)}; -1 if it is none. */
    private int changeAt(int word) {
        boolean isChange = word + 1 < words.size()
                && words.get(word).text().matches("(?i)final|new|old")
                && words.get(word + 1).text().equalsIgnoreCase("TABLE");
        int open = isChange ? sql.indexOf('(', words.get(word + 1).start()) : -1;
        return open < 0 ? -1 : open + 1;
    }

    /** The text with {@code …} for what is selected, if that is more than {@code *}. */
    public String shortened() {
        if (words.isEmpty() || !words.get(0).text().equalsIgnoreCase("SELECT")) {
            return sql;
        }
        for (Word word : words) {
            if (word.text().equalsIgnoreCase("FROM")) {
                String columns = sql.substring("SELECT".length(), word.start()).strip();
                return columns.length() < 8
                        ? sql
                        : sql.substring(0, "SELECT".length()) + " … " + sql.substring(word.start());
            }
        }
        return sql;
    }

    private static String unqualified(String name) {
        String table = name.substring(name.lastIndexOf('.') + 1);
        return table.replaceAll("[\"`\\[\\]();,]", "");
    }

    private void split() {
        int depth = 0;
        int start = -1;
        char quote = 0;
        for (int i = 0; i <= sql.length(); i++) {
            char c = i < sql.length() ? sql.charAt(i) : ' ';
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                continue;
            }
            boolean ends = Character.isWhitespace(c) || c == '(' || c == ')' || c == ',';
            if (ends && start >= 0) {
                words.add(new Word(sql.substring(start, i), start));
                start = -1;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (!ends && depth == 0) {
                start = start < 0 ? i : start;
                quote = c == '"' || c == '`' || c == '\'' ? c : 0;
            }
        }
    }
}
