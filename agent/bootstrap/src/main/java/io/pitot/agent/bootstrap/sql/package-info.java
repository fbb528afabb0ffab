/**
 * Fingerprints of SQL: a statement's text with its literals removed, so that statements of one kind count
 * as one query. {@link io.pitot.agent.bootstrap.sql.SqlScanner} reads the text, {@code Writer} normalises
 * spacing and lists and feeds the hash, {@code Keywords} tells keywords from identifiers. Uses java.base
 * only; no regular expressions, no lambdas, no allocation on the hot path.
 */
package io.pitot.agent.bootstrap.sql;
