package io.pitot.agent.bootstrap.sql;

import io.pitot.agent.bootstrap.Nullable;

/**
 * Reads a statement once, without knowing whose SQL it is, and tells what kind of statement it is: its
 * fingerprint is the text with literals and placeholders as {@code ?}, and with one spelling. Takes time
 * proportional to the text, never throws, and allocates nothing but in {@link #fingerprint}. For one thread
 * at a time.
 *
 * <table>
 * <caption>How a statement is normalised</caption>
 * <tr><th>what</th><th>becomes</th></tr>
 * <tr><td>numbers {@code 1 .5 10. 1e-5 0x1F}, with their sign where none is an operator</td>
 *     <td>{@code ?}: {@code x = -1} is {@code x = ?}, {@code x-1} is {@code x - ?}</td></tr>
 * <tr><td>strings {@code '…' E'…' N'…' X'…' B'…' U&'…' _utf8'…' $$…$$ $tag$…$tag$ q'[…]'}</td>
 *     <td>{@code ?}; so do those that do not end</td></tr>
 * <tr><td>placeholders {@code ? ?1 $1 :name :1}</td>
 *     <td>{@code ?}; but {@code ::type}, {@code :=}, {@code a[1:2]}, {@code ?| ?& ?? @?} and T-SQL's
 *     {@code @variable} stay</td></tr>
 * <tr><td>{@code TRUE FALSE NULL DEFAULT}</td><td>stay</td></tr>
 * <tr><td>{@code IN (1, 2, 3)}, {@code ARRAY[1, 2]}</td>
 *     <td>{@code IN (?)}, {@code ARRAY[?]}; a run of literals among other things becomes one {@code ?}</td></tr>
 * <tr><td>{@code IN ((1, 2), (3, 4))}</td><td>{@code IN ((?))}</td></tr>
 * <tr><td>{@code VALUES (1, 2), (3, 4)}</td>
 *     <td>{@code VALUES (?)}; {@code VALUES (1, now()), (2, now())} is {@code VALUES (?, now())}: the first row
 *     stands for all</td></tr>
 * <tr><td>other lists, {@code f(1, 2)}, {@code LIMIT 1, 2}</td><td>keep their length: {@code f(?, ?)}</td></tr>
 * <tr><td>comments {@code -- # /* … *}{@code /}, nested or not, hints too; semicolons at the end</td>
 *     <td>nothing; but {@code #> #>> #-} after an operand and {@code #table} stay</td></tr>
 * <tr><td>keywords</td><td>in capitals, unless next to a dot</td></tr>
 * <tr><td>other words</td><td>in lower case (ASCII), digits kept: {@code u1_0.created_at}</td></tr>
 * <tr><td>{@code "x" `x` [x]}</td><td>as they are</td></tr>
 * <tr><td>white space</td><td>one space or none: {@code SELECT a, b FROM t WHERE x = ? AND y IN (?)}</td></tr>
 * </table>
 *
 * <p><b>Double quotes</b> enclose MySQL's strings and everybody else's names. They are taken for strings
 * unless the text gives itself away as standard SQL: it has no backticks, and somewhere a double-quoted word
 * touches a dot, follows FROM, JOIN, INTO, UPDATE, BY or RETURNING, comes before IS, or is compared with a
 * literal or placeholder to its right. And even then what is quoted is a string where strings are usual
 * (after a comparison, LIKE, BETWEEN, THEN, ELSE, among the values of IN and VALUES) and where it does not
 * look like a name, unless it touches a dot. So a literal may hide a name, but a name hardly ever shows a
 * literal. <b>A backslash</b> before a quote escapes it in MySQL and does not elsewhere: the text is read
 * both ways, and the reading in which all quotes end and no backslash is outside of them is the right one; if
 * both or neither are, nothing after that backslash is shown. Neither takes a second look at texts without
 * double quotes and without a backslash before a quote.
 *
 * <p><b>The normalised text is itself SQL</b> and normalises to itself; two statements have the same hash if,
 * and but for collisions of 64 bits only if, they have the same normalised text. The hash of the text, with
 * all arithmetic modulo 2<sup>64</sup> and m = 0x9E3779B97F4A7C15: h = 0; for each four characters, as a number
 * of four UTF-16 digits, big-endian, h = (h xor number) * m, h = h xor (h &gt;&gt;&gt; 32); then, for the zero to
 * three characters left, h = (h xor number) * m + length of the text, and last the finaliser of SplitMix64 (Steele,
 * Lea, Flood, OOPSLA 2014). A result of 0 is replaced by 1.
 */
public final class SqlScanner {

    /** Longer texts get no template, nor do texts with more literals. */
    private static final int MAX_TEMPLATE_LENGTH = 4_096;

    private static final int MAX_TEMPLATE_LITERALS = 256;

    private final long salt;
    private final LiteralsHash hash;
    private final Lexer lexer;
    private final TemplateMatcher matcher;

    private long fingerprint;
    private long literals;
    private long layout;

    /** @param salt seeds {@link #literalsHash} */
    public SqlScanner(long salt) {
        this(salt, null, null);
    }

    private SqlScanner(long salt, @Nullable StringBuilder text, @Nullable LiteralPlaces places) {
        char[] window = new char[NormalText.CHUNK];
        this.salt = salt;
        this.hash = new LiteralsHash(salt, places);
        this.lexer = new Lexer(hash, window, text);
        this.matcher = new TemplateMatcher(window, hash);
    }

    /**
     * The normalised text of a statement. A text longer than 4,096 characters is cut there and ends in
     * {@code …}; its hash still covers all of it.
     */
    public static String fingerprint(String sql) {
        StringBuilder text = new StringBuilder(Math.min(sql.length() + 16, NormalText.MAX_KEPT + 1));
        new SqlScanner(0, text, null).scan(sql);
        return text.toString();
    }

    /** Reads a statement. The results stand until the next call. */
    public void scan(String sql) {
        fingerprint = lexer.read(sql);
        literals = hash.value();
        boolean template =
                lexer.plain() && sql.length() <= MAX_TEMPLATE_LENGTH && hash.count() <= MAX_TEMPLATE_LITERALS;
        layout = template ? hash.layout(sql.length()) : 0;
    }

    /**
     * Whether a text is one of a template's. If it is, the results are those that {@link #scan} would have; if not,
     * they mean nothing. Takes a fraction of the time of a scan, and in most cases less still if the answer is no.
     */
    public boolean matches(SqlTemplate template, String sql) {
        if (!matcher.matches(template, sql)) {
            return false;
        }
        fingerprint = template.fingerprint;
        literals = hash.value();
        return true;
    }

    /** The hash of the normalised text: without salt, the same in every JVM, never 0. */
    public long fingerprintHash() {
        return fingerprint;
    }

    /** The salted hash of the literals in their order, 0 if there are none. */
    public long literalsHash() {
        return literals;
    }

    /**
     * After a {@link #scan}: a hash that texts of one {@link SqlTemplate} have in common and texts of different ones
     * mostly have not, if they have one fingerprint; 0 if there can be no template for the text, or if it has no
     * literals and needs none.
     */
    public long layoutHash() {
        return layout;
    }

    /** The template of a text of which {@link #layoutHash} was not 0. Allocates, and takes as long as a scan. */
    public SqlTemplate template(String sql) {
        LiteralPlaces places = new LiteralPlaces();
        SqlScanner scanner = new SqlScanner(salt, null, places);
        scanner.scan(sql);
        return new SqlTemplate(sql, places, scanner.fingerprint);
    }
}
