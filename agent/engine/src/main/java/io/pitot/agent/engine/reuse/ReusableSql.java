package io.pitot.agent.engine.reuse;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be told from a fingerprint about keeping its answer. Guesses from its words; no parser. */
final class ReusableSql {

    private static final String NAME = "(?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^]]+])";

    private static final Pattern TABLE =
            Pattern.compile("\\bFROM\\s+(?!DUAL\\b)[\\w\"`\\[(]", Pattern.CASE_INSENSITIVE);

    private static final Pattern LOCKS = Pattern.compile(
            "\\bFOR\\s+(?:NO\\s+KEY\\s+)?UPDATE\\b|\\bFOR\\s+(?:KEY\\s+)?SHARE\\b|\\bLOCK\\s+IN\\s+SHARE\\s+MODE\\b"
                    + "|\\bWITH\\s*\\(\\s*(?:UPDLOCK|XLOCK|HOLDLOCK|TABLOCKX)\\b|\\bWITH\\s+(?:RS|RR)\\s+USE\\b",
            Pattern.CASE_INSENSITIVE);

    /** What gives another answer each time. Not the current day, which a value that lives for minutes outlasts seldom. */
    private static final Pattern CHANGES = Pattern.compile(
            "\\b(?:NOW|RAND|RANDOM|RANDOM_UUID|UUID|GEN_RANDOM_UUID|UUID_GENERATE_V\\d\\w*|NEWID|NEWSEQUENTIALID|SYS_GUID"
                    + "|GETDATE|GETUTCDATE|SYSDATETIME|SYSUTCDATETIME|CLOCK_TIMESTAMP|STATEMENT_TIMESTAMP"
                    + "|TRANSACTION_TIMESTAMP|TIMEOFDAY|UNIX_TIMESTAMP|UTC_TIMESTAMP|LAST_INSERT_ID|FOUND_ROWS|ROW_COUNT)\\s*\\("
                    + "|\\b(?:CURRENT_TIMESTAMP|CURRENT_TIME|LOCALTIMESTAMP|LOCALTIME|SYSDATE|SYSTIMESTAMP)\\b"
                    + "|@@(?:IDENTITY|ROWCOUNT)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Possessive, which the JDK reads in a loop and not by recursion. Not {@code ON DUPLICATE KEY UPDATE total} nor {@code DO UPDATE SET}. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:INTO|(?<!\\bKEY\\s)(?<!\\bDO\\s)UPDATE|DELETE\\s+FROM|TRUNCATE(?:\\s+TABLE)?)\\s+(?:ONLY\\s+)?(?:"
                    + NAME + "\\.)*+(" + NAME + ")",
            Pattern.CASE_INSENSITIVE);

    private ReusableSql() {}

    /** Whether it names a table that it reads. */
    static boolean readsTable(String text) {
        return TABLE.matcher(text).find();
    }

    /** Whether it locks what it reads. */
    static boolean locks(String text) {
        return LOCKS.matcher(text).find();
    }

    /** Whether it gives another answer each time though nothing is written. */
    static boolean changes(String text) {
        return CHANGES.matcher(text).find();
    }

    /** The tables that it writes, in lower case, without schema and quotes. */
    static List<String> written(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(ReusableSql::table)
                .distinct()
                .toList();
    }

    private static String table(MatchResult written) {
        String name = written.group(1).toLowerCase(Locale.ROOT);
        char first = name.charAt(0);
        return first == '"' || first == '`' || first == '[' ? name.substring(1, name.length() - 1) : name;
    }

    /** Whether a name stands in it as a word of its own, as that of a table that it reads would. */
    static boolean mentions(String text, String name) {
        for (int at = indexOf(text, name, 0); at >= 0; at = indexOf(text, name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(String text, String name, int from) {
        for (int at = from; at <= text.length() - name.length(); at++) {
            if (text.regionMatches(true, at, name, 0, name.length())) {
                return at;
            }
        }
        return -1;
    }
}
