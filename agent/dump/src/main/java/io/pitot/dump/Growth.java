package io.pitot.dump;

/**
 * How the number of a child query's executions (y) went with the rows of a parent query (x), over the requests of
 * one endpoint: the sums that a linear regression needs, which add up. Executions before the parent's first one do not count.
 *
 * @param endpoint endpoint id
 * @param parent query id of the parent
 * @param child query id of the child
 * @param requests how many pairs (x, y) went in
 * @param sumX sum of x
 * @param sumY sum of y
 * @param sumXX sum of x squared
 * @param sumXY sum of the products
 * @param sumYY sum of y squared
 * @param minX least x
 * @param maxX greatest x
 * @param distinctX a bit for each x seen, at position x modulo 64
 * @param equal pairs with x = y, x at least 2
 */
public record Growth(
        String endpoint,
        String parent,
        String child,
        long requests,
        long sumX,
        long sumY,
        long sumXX,
        long sumXY,
        long sumYY,
        long minX,
        long maxX,
        long distinctX,
        long equal) {

    /** The sum of this and another of the same endpoint, parent and child. */
    Growth plus(Growth other) {
        boolean mine = requests > 0 || other.requests == 0;
        boolean theirs = other.requests > 0 || requests == 0;
        return new Growth(
                endpoint,
                parent,
                child,
                Sums.add(requests, other.requests),
                Sums.add(sumX, other.sumX),
                Sums.add(sumY, other.sumY),
                Sums.add(sumXX, other.sumXX),
                Sums.add(sumXY, other.sumXY),
                Sums.add(sumYY, other.sumYY),
                Math.min(mine ? minX : Long.MAX_VALUE, theirs ? other.minX : Long.MAX_VALUE),
                Math.max(maxX, other.maxX),
                distinctX | other.distinctX,
                Sums.add(equal, other.equal));
    }
}
