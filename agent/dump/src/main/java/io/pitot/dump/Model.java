package io.pitot.dump;

import java.util.Map;

/**
 * Inferences of one kind.
 *
 * @param id the model's name
 * @param calls how often it was called
 * @param errors how many calls threw
 * @param exceptions failed calls by class of the exception
 * @param duration nanoseconds of each call, but first ones, which {@code start} has
 * @param rows inputs scored, of the calls where it is known
 * @param batchable whether one call takes any number of rows
 * @param sites calls by call site id, of those that were looked at
 * @param answers what a language model's answers told
 * @param rowTimes how long it takes for one row and for several
 * @param start what it took until it was warm
 * @param traits how it is called
 */
public record Model(
        String id,
        long calls,
        long errors,
        Map<String, Long> exceptions,
        Distribution duration,
        long rows,
        boolean batchable,
        Map<String, Long> sites,
        Answers answers,
        RowTimes rowTimes,
        ModelStart start,
        ModelTraits traits) {

    /** The sum of this and another of the same name. */
    Model plus(Model other) {
        return new Model(
                id,
                Sums.add(calls, other.calls),
                Sums.add(errors, other.errors),
                Sums.add(exceptions, other.exceptions),
                duration.plus(other.duration),
                Sums.add(rows, other.rows),
                batchable || other.batchable,
                Sums.add(sites, other.sites),
                answers.plus(other.answers),
                rowTimes.plus(other.rowTimes),
                start.plus(other.start),
                traits.plus(other.traits));
    }

    /** Nanoseconds in all calls. */
    public long nanos() {
        return Sums.add(duration.total(), start.firstNanos());
    }
}
