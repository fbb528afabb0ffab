package io.pitot.findings;

import io.pitot.dump.Query;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rules want to know of a fingerprint. Guesses from its words, good enough for a title, a hint
 * and to leave a statement alone; no parser.
 */
record Sql(String text, String kind) {

    private static final String NAME = "(?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^]]+])";

    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:FROM|INTO|UPDATE|JOIN|TABLE)\\s+(?!(?:FINAL|NEW|OLD)\\s+TABLE\\b)(?:ONLY\\s+)?((?:" + NAME
                    + "\\.)*)(" + NAME + ")",
            Pattern.CASE_INSENSITIVE);

    /** A derived table's name would say nothing: {@code FROM LATERAL}, {@code FROM UNNEST(?)}. */
    private static final Pattern NO_TABLE = Pattern.compile("(?i)lateral|unnest|select|dual|values");

    private static final Pattern OFFSET =
            Pattern.compile("\\bOFFSET\\s+\\(?\\?|\\bLIMIT\\s+\\?\\s*,\\s*\\?", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOVING_KEY =
            Pattern.compile("[<>]=?\\s*\\?.*\\bORDER BY\\b.*\\b(?:LIMIT|FETCH)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern BATCHED =
            Pattern.compile("\\bIN\\s*\\(\\s*\\?|\\bARRAY_CONTAINS\\s*\\(|=\\s*ANY\\s*\\(", Pattern.CASE_INSENSITIVE);

    /** Hibernate's aliases: {@code o1_0.id} since version 6, {@code order0_.id as id1_0_} before. */
    private static final Pattern HIBERNATE = Pattern.compile("\\b[a-z]+\\d+_(?:\\d+)?\\.", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEQUENCE = Pattern.compile(
            "\\bNEXTVAL\\b|\\bNEXT VALUE\\b|\\bCURRVAL\\b|\\bLAST_INSERT_ID\\b|\\bIDENTITY\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    /** A query of what a change changed: {@code SELECT id FROM FINAL TABLE (INSERT INTO …)}. */
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:FINAL|NEW|OLD)\\s+TABLE\\s*\\(\\s*(?:INSERT|UPDATE|DELETE|MERGE)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMPARED = Pattern.compile(
            "(?:" + NAME + "\\.)*(" + NAME
                    + ")\\)*\\s*(?:=|<>|<=|>=|<|>|\\bI?LIKE\\b|\\bIN\\b|\\bBETWEEN\\b)\\s*\\(?\\?",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_COLUMNS = 6;

    static Sql of(Query query) {
        return new Sql(query.sql(), query.kind());
    }

    boolean isSelect() {
        return kind.equalsIgnoreCase("SELECT");
    }

    /** {@code order_item SELECT}: the first table that it names, and what it does. */
    String name() {
        String table = table();
        return table.isEmpty() ? kind : table + " " + kind;
    }

    /** The first table that it names, without schema and quotes; empty if there is none. */
    String table() {
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            String name = table.group(2);
            if (!NO_TABLE.matcher(name).matches()) {
                return unquoted(name);
            }
        }
        return "";
    }

    /** Whether it does nothing but read a table, so that asking again with the same arguments gives the same answer. */
    boolean readsTable() {
        return isSelect()
                && !table().isEmpty()
                && !SEQUENCE.matcher(text).find()
                && !CHANGE.matcher(text).find();
    }

    /** Whether it skips rows: its repetition is paging. */
    boolean pages() {
        return OFFSET.matcher(text).find();
    }

    /** Whether it looks like paging by a moving key: {@code WHERE id > ? ORDER BY id LIMIT ?}. */
    boolean movesKey() {
        return MOVING_KEY.matcher(text).find();
    }

    /** Whether one execution asks for a list of keys. */
    boolean isBatched() {
        return BATCHED.matcher(text).find();
    }

    /** Whether Hibernate wrote it, by its aliases. */
    boolean byHibernate() {
        return HIBERNATE.matcher(text).find();
    }

    /** Columns that it compares with arguments, in its order, a few at most. */
    Set<String> comparedColumns() {
        Set<String> columns = new LinkedHashSet<>();
        Matcher where = WHERE.matcher(text);
        if (where.find()) {
            Matcher compared = COMPARED.matcher(text).region(where.end(), text.length());
            while (compared.find() && columns.size() < MOST_COLUMNS) {
                columns.add(unquoted(compared.group(1)));
            }
        }
        return columns;
    }

    private static String unquoted(String name) {
        char first = name.charAt(0);
        return first == '"' || first == '`' || first == '[' ? name.substring(1, name.length() - 1) : name;
    }
}
