package io.pitot.findings;

import io.pitot.dump.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** {@code FROM order_item items0_}: of version 5. */
    private static final Pattern ROLE =
            Pattern.compile("\\bFROM\\s+\\S+\\s+([a-z]\\w*?)\\d+_\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern NEXT_OF_SEQUENCE =
            Pattern.compile("\\bNEXTVAL\\b|\\bNEXT VALUE\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEQUENCE = Pattern.compile(
            "\\bNEXTVAL\\b|\\bNEXT VALUE\\b|\\bCURRVAL\\b|\\bLAST_INSERT_ID\\b|\\bIDENTITY\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    /** A query of what a change changed: {@code SELECT id FROM FINAL TABLE (INSERT INTO …)}. */
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:FINAL|NEW|OLD)\\s+TABLE\\s*\\(\\s*(?:INSERT|UPDATE|DELETE|MERGE)\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT");

    /** {@code JOIN shipment s1_0 ON}, and what its columns are qualified by. */
    private static final Pattern JOINED = Pattern.compile(
            "\\bJOIN\\s+(?:" + NAME + "\\.)*(" + NAME + ")\\s+(?:AS\\s+)?(" + NAME + ")\\s+ON\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JOIN = Pattern.compile("\\bJOIN\\b", Pattern.CASE_INSENSITIVE);

    /** An argument with its type, as jOOQ writes it, or PostgreSQL's users. */
    private static final Pattern CAST = Pattern.compile(
            "\\bCAST\\s*\\(\\s*\\?\\s+AS\\s+[\\w ]+(?:\\([\\d?, ]*\\))?\\s*\\)|\\?\\s*::\\s*\\w+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMPARED = Pattern.compile(
            "(?:(" + NAME + ")\\.)*(" + NAME
                    + ")\\)*\\s*(?:=|<>|<=|>=|<|>|\\bI?LIKE\\b|\\bIN\\b|\\bBETWEEN\\b)\\s*\\(?\\?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LIMIT = Pattern.compile(
            "\\bLIMIT\\b|\\bFETCH\\s+(?:FIRST|NEXT)\\b|\\bTOP\\b\\s*\\(?\\s*[?\\d]|\\bROWNUM\\b|\\bROW_NUMBER\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final String FUNCTION =
            "(?:COUNT|SUM|MIN|MAX|AVG)\\s*\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)(?:\\s+(?:AS\\s+)?" + NAME + ")?";

    private static final Pattern AGGREGATE = Pattern.compile(
            "\\s*SELECT\\s+" + FUNCTION + "(?:\\s*,\\s*" + FUNCTION + ")*\\s+FROM\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern GROUPED = Pattern.compile("\\bGROUP\\s+BY\\b", Pattern.CASE_INSENSITIVE);

    private static final int MOST_COLUMNS = 6;

    Sql {
        text = mayCast(text) ? CAST.matcher(text).replaceAll("?") : text;
    }

    /** Statements are looked at again and again, and few of them cast: a pattern is dearer than a letter. */
    private static boolean mayCast(String text) {
        return text.indexOf(':') >= 0 || text.contains("cast") || text.contains("CAST");
    }

    static Sql of(Query query) {
        return new Sql(query.sql(), query.kind());
    }

    /** Whether it says how many rows it wants at the most. */
    boolean isLimited() {
        return LIMIT.matcher(text).find();
    }

    /** Whether it reads a table and no condition narrows what. */
    boolean readsWholeTable() {
        return readsTable()
                && !WHERE.matcher(text).find()
                && !JOIN.matcher(text).find();
    }

    boolean isInsert() {
        return kind.equalsIgnoreCase("INSERT");
    }

    /** Whether it changes rows of a table that it names. */
    boolean changesTable() {
        return CHANGES.contains(kind.toUpperCase(Locale.ROOT)) && !table().isEmpty();
    }

    boolean isSelect() {
        return kind.equalsIgnoreCase("SELECT");
    }

    /** {@code order_item SELECT}: the first table that it names, and what it does. */
    String name() {
        String table = table();
        return table.isEmpty() ? kind : table + " " + kind;
    }

    /** The first table that it names, without schema and quotes; empty if there is none. Of a SELECT that of its rows, not of its columns. */
    String table() {
        Matcher table = TABLE.matcher(text).region(endOfColumns(), text.length());
        while (table.find()) {
            String name = table.group(2);
            if (!NO_TABLE.matcher(name).matches()) {
                return unquoted(name);
            }
        }
        return "";
    }

    /** Where the FROM of a SELECT stands whose columns may be subqueries; 0 if it begins otherwise, or there is none. */
    private int endOfColumns() {
        int depth = text.regionMatches(true, 0, "SELECT", 0, 6) ? 0 : -1;
        for (int i = 6; depth >= 0 && i < text.length() - 5; i++) {
            char letter = text.charAt(i);
            if (letter == '(') {
                depth++;
            } else if (letter == ')') {
                depth--;
            } else if (depth == 0 && isFrom(i)) {
                return i;
            }
        }
        return 0;
    }

    private boolean isFrom(int at) {
        return text.regionMatches(true, at, "FROM", 0, 4)
                && !Character.isJavaIdentifierPart(text.charAt(at - 1))
                && !Character.isJavaIdentifierPart(text.charAt(at + 4));
    }

    /** Whether it does nothing but read a table, so that asking again with the same arguments gives the same answer. */
    boolean readsTable() {
        return isSelect()
                && !table().isEmpty()
                && !SEQUENCE.matcher(text).find()
                && !CHANGE.matcher(text).find();
    }

    /** Whether it asks a sequence for its next number. */
    boolean asksSequence() {
        return NEXT_OF_SEQUENCE.matcher(text).find();
    }

    /** Whether it asks for nothing but a number over rows, or several: {@code SELECT count(i.id), max(i.price) FROM …}. */
    boolean isAggregate() {
        return AGGREGATE.matcher(text).lookingAt() && !GROUPED.matcher(text).find();
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

    /** Whether it looks one row up by its table's own key: {@code WHERE p1_0.id = ?}. A guess by the column's name. */
    boolean findsByKey() {
        Set<String> columns = comparedKeys();
        if (columns.size() != 1) {
            return false;
        }
        String column = columns.iterator().next().toLowerCase(Locale.ROOT);
        String table = table().toLowerCase(Locale.ROOT);
        String one = table.endsWith("s") ? table.substring(0, table.length() - 1) : table;
        return column.equals("id") || column.equals(table + "_id") || column.equals(one + "_id");
    }

    /** The name of the association that Hibernate 5 loads, which it calls the table by; empty if it is not known. */
    String hibernateRole() {
        Matcher role = ROLE.matcher(text);
        return role.find() ? role.group(1) : "";
    }

    /** Columns that it compares with arguments, in its order, a few at most. */
    Set<String> comparedColumns() {
        Set<String> columns = new LinkedHashSet<>();
        Matcher where = WHERE.matcher(text);
        if (where.find()) {
            Matcher compared = COMPARED.matcher(text).region(where.end(), text.length());
            while (compared.find() && columns.size() < MOST_COLUMNS) {
                columns.add(unquoted(compared.group(2)));
            }
        }
        return columns;
    }

    /** The same with the table before those that are of a joined one, by its alias: {@code shipment.id}. */
    Set<String> comparedKeys() {
        Map<String, String> joined = joinedTables();
        if (joined.isEmpty()) {
            return comparedColumns();
        }
        Set<String> keys = new LinkedHashSet<>();
        Matcher where = WHERE.matcher(text);
        if (where.find()) {
            Matcher compared = COMPARED.matcher(text).region(where.end(), text.length());
            while (compared.find() && keys.size() < MOST_COLUMNS) {
                String table = compared.group(1) == null ? null : joined.get(unquoted(compared.group(1)));
                keys.add((table == null ? "" : table + ".") + unquoted(compared.group(2)));
            }
        }
        return keys;
    }

    /** The tables that it joins to the first one, by their aliases. */
    private Map<String, String> joinedTables() {
        Map<String, String> tables = new HashMap<>();
        Matcher join = JOINED.matcher(text);
        while (join.find()) {
            tables.put(unquoted(join.group(2)), unquoted(join.group(1)));
        }
        return tables;
    }

    /** Made when the first wide SELECT is judged: most reports have none. */
    private static final class Selected {
        /** What a column that nobody reads may matter to all the same. */
        static final Pattern WHOLE_ROWS =
                Pattern.compile("\\b(?:DISTINCT|UNION|INTERSECT|EXCEPT|MINUS)\\b", Pattern.CASE_INSENSITIVE);

        static final Pattern LIST = Pattern.compile("(?is)\\s*SELECT\\s+([^()*?]+?)\\s+FROM\\b.*");

        static final Pattern NAME_OF = Pattern.compile(
                "(?:" + NAME + "\\.)*(" + NAME + ")(?:\\s+(?:AS\\s+)?(" + NAME + "))?", Pattern.CASE_INSENSITIVE);
    }

    /** Whether rows are told apart by all of their columns, so that to leave one out changes which there are. */
    boolean comparesWholeRows() {
        return Selected.WHOLE_ROWS.matcher(text).find();
    }

    /** The names of the columns that it selects, in its order; empty unless it lists just so many by name, and nothing else. */
    List<String> selected(int columns) {
        Matcher selected = Selected.LIST.matcher(text);
        if (!selected.matches()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String column : selected.group(1).split(",", -1)) {
            Matcher name = Selected.NAME_OF.matcher(column.strip());
            if (!name.matches()) {
                return List.of();
            }
            names.add(unquoted(name.group(2) == null ? name.group(1) : name.group(2)));
        }
        return names.size() == columns ? names : List.of();
    }

    private static String unquoted(String name) {
        char first = name.charAt(0);
        return first == '"' || first == '`' || first == '[' ? name.substring(1, name.length() - 1) : name;
    }
}
