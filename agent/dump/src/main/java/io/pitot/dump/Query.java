package io.pitot.dump;

import java.util.Map;

/**
 * Statements of one kind.
 *
 * @param id {@code q:} and 16 hex digits of the fingerprint's hash: the same in every JVM
 * @param sql the fingerprint: the text without its literals
 * @param kind {@code SELECT}, {@code INSERT}, {@code UPDATE}, {@code DELETE} or another leading verb; of a query of what a change changed
 *     ({@code FROM FINAL TABLE (INSERT …)}), that of the change
 * @param executions how often it ran, a batch as one
 * @param errors how many executions threw
 * @param errorStates failed executions by SQLState, or by class of the exception where there is none
 * @param duration nanoseconds of each execution, execute and fetch together
 * @param executeNanos time in execute methods
 * @param fetchNanos time reading rows
 * @param rowsRead rows that the application read
 * @param maxRowsRead most rows read of one result
 * @param rowsChanged rows inserted, updated or deleted
 * @param batches executions that were batches
 * @param batched argument sets in those batches
 * @param sites executions by call site id, of those that were looked at
 * @param columns which columns of its results were read
 * @param deepPages executions that skipped 1,000 rows or more ({@code OFFSET}) before the first that they returned
 * @param deepPageNanos how long these took, with reading rows
 */
public record Query(
        String id,
        String sql,
        String kind,
        long executions,
        long errors,
        Map<String, Long> errorStates,
        Distribution duration,
        long executeNanos,
        long fetchNanos,
        long rowsRead,
        long maxRowsRead,
        long rowsChanged,
        long batches,
        long batched,
        Map<String, Long> sites,
        ColumnsRead columns,
        long deepPages,
        long deepPageNanos) {

    /** The sum of this and another of the same id. */
    Query plus(Query other) {
        return new Query(
                id,
                Sums.either(sql, other.sql),
                Sums.either(kind, other.kind),
                Sums.add(executions, other.executions),
                Sums.add(errors, other.errors),
                Sums.add(errorStates, other.errorStates),
                duration.plus(other.duration),
                Sums.add(executeNanos, other.executeNanos),
                Sums.add(fetchNanos, other.fetchNanos),
                Sums.add(rowsRead, other.rowsRead),
                Math.max(maxRowsRead, other.maxRowsRead),
                Sums.add(rowsChanged, other.rowsChanged),
                Sums.add(batches, other.batches),
                Sums.add(batched, other.batched),
                Sums.add(sites, other.sites),
                columns.plus(other.columns),
                Sums.add(deepPages, other.deepPages),
                Sums.add(deepPageNanos, other.deepPageNanos));
    }
}
