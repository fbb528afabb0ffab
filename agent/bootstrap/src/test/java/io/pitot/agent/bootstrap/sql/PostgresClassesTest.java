package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The scanner, which does not know whose SQL it reads, beside PostgreSQL's own parser: libpg_query 18.1.5 has said which of these statements are of one
 * kind. {@code src/test/postgres/record.js} asks it again.
 */
class PostgresClassesTest {

    /** What is a literal to us, of which a statement's kind does not depend, and a part of the statement to libpg_query. */
    private static final Set<String> JOINED = Set.of("FETCH ? FROM c", "notify ch, ?");

    /** One kind to libpg_query, which does not mind how columns are called, how they are ordered, and how often there is a literal. */
    private static final Set<Set<String>> TOLD_APART = Set.of(
            Set.of("SELECT date ?, INTERVAL ?, timestamp WITH time zone ?, ?, ?", "SELECT ?, ?", "SELECT ? ?"),
            Set.of(
                    "SELECT DISTINCT date ?, INTERVAL ?, timestamp WITH time zone ?, ?, ?",
                    "SELECT DISTINCT ?, ?",
                    "SELECT DISTINCT ? ?"),
            Set.of(
                    "SELECT date ?, INTERVAL ?, timestamp WITH time zone ?, ?, ? LIMIT ?",
                    "SELECT ?, ? LIMIT ?",
                    "SELECT ? ? LIMIT ?"),
            Set.of("SELECT ALL a FROM t LIMIT ?", "SELECT a FROM t FETCH FIRST ? ROWS ONLY"),
            Set.of("SELECT ALL a FROM t", "SELECT a x FROM t", "SELECT a y FROM t"),
            Set.of("SELECT a, b FROM t WHERE c = ?", "SELECT b, a FROM t WHERE c = ?"),
            Set.of("SELECT f(?)", "SELECT f(?, ?)"));

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** A statement and the class that libpg_query puts it into. */
    private record Statement(String theirs, String sql) {

        static Statement of(String line) {
            int tab = line.indexOf('\t');
            String sql = ESCAPED.matcher(line.substring(tab + 1)).replaceAll(escaped -> switch (escaped.group(1)) {
                case "n" -> "\n";
                case "t" -> "\t";
                case "r" -> "\r";
                default -> "\\\\";
            });
            return new Statement(line.substring(0, tab), sql);
        }

        String ours() {
            return SqlScanner.fingerprint(sql);
        }
    }

    private static List<Statement> statements;

    @BeforeAll
    static void readStatements() throws IOException {
        statements = Files.readAllLines(Path.of("src/test/postgres/statements.tsv")).stream()
                .map(Statement::of)
                .toList();
    }

    @Test
    void putsNothingTogetherThatPostgresTellsApart() {
        Map<String, Set<String>> joined = several(Statement::ours, Statement::theirs);

        assertThat(joined.keySet()).isEqualTo(JOINED);
    }

    @Test
    void tellsNothingApartThatPostgresPutsTogetherButForItsSpelling() {
        Map<String, Set<String>> apart = several(Statement::theirs, Statement::ours);

        assertThat(Set.copyOf(apart.values())).isEqualTo(TOLD_APART);
    }

    /** Of the classes of one of the two, those that are several of the other. */
    private static Map<String, Set<String>> several(
            Function<Statement, String> one, Function<Statement, String> other) {
        Map<String, Set<String>> classes = statements.stream()
                .collect(Collectors.groupingBy(
                        one, TreeMap::new, Collectors.mapping(other, Collectors.toCollection(TreeSet::new))));
        assertThat(classes).hasSizeGreaterThan(300);
        classes.values().removeIf(names -> names.size() == 1);
        return classes;
    }
}
