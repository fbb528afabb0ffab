/**
 * Fingerprints of SQL: the text of a statement without its literals, so that statements of one kind count as
 * one query. {@link io.pitot.agent.bootstrap.sql.SqlScanner} is what others use, and says what the rules are.
 *
 * <p>Inside, characters become tokens, tokens become normalised text, text becomes a hash:
 *
 * <pre>
 *   Lexer ----------------> TokenWriter ---------> NormalText
 *   what a token is         spacing, lists         hash, text if wanted
 *   (Spans, Operators,      (Tokens, Brackets)
 *    Keywords, Characters,
 *    LiteralsHash)
 * </pre>
 *
 * <p>A text that differs from an earlier one in literals only need not be read: {@link
 * io.pitot.agent.bootstrap.sql.SqlTemplate} and TemplateMatcher.
 *
 * <p>Loaded by the boot loader: java.base only, few classes, nothing that needs {@code invokedynamic}.
 */
package io.pitot.agent.bootstrap.sql;
