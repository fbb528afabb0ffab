package io.pitot.findings;

import io.pitot.dump.CallSite;
import java.util.List;
import java.util.Optional;

/**
 * The line of a loop: in the method that runs the query whose rows are looped over, by itself or through others, and then what is
 * run once for each of them. It is the innermost method that both chains of calls have in common.
 *
 * @param loop the frame that leads to the repeated query
 * @param rows the frame of the same method that leads to the query that gave the rows
 */
record LoopLine(CallSite.Frame loop, CallSite.Frame rows) {

    /** As many frames of a call site are known at the most: further out there may be others. */
    private static final int ALL_FRAMES = 8;

    /**
     * Compares two chains of calls.
     *
     * @param repeated frames of the repeated query, innermost first
     * @param source frames of the query that gave the rows
     */
    static Optional<LoopLine> between(List<CallSite.Frame> repeated, List<CallSite.Frame> source) {
        int i = repeated.size() - 1;
        int j = source.size() - 1;
        if (source.size() == ALL_FRAMES) {
            i = lastOf(repeated, source.get(j));
        }
        if (beginsWithinAnother(repeated) && !isSameMethod(repeated, i, source, j)) {
            i = repeated.size() - 1;
            j = lastOf(source, repeated.get(i));
        }
        if (!isSameMethod(repeated, i, source, j)) {
            return Optional.empty();
        }
        while (repeated.get(i).line() == source.get(j).line() && isSameMethod(repeated, i - 1, source, j - 1)) {
            i--;
            j--;
        }
        // Within a lambda of that method, the line in it tells more than the one that runs it.
        while (isSameMethod(repeated, i - 1, source, j)) {
            i--;
        }
        LoopLine found = new LoopLine(repeated.get(i), source.get(j));
        // A bean's method whose transaction ends is known without a line: what is run then is in no loop of it.
        return found.loop.line() < 0 || found.rows.line() < 0 ? Optional.empty() : Optional.of(found);
    }

    /** Whether methods further out are not known, or run on another thread, to which they gave a lambda. */
    private static boolean beginsWithinAnother(List<CallSite.Frame> frames) {
        if (frames.size() == ALL_FRAMES) {
            return true;
        }
        CallSite.Frame outermost = frames.isEmpty() ? null : frames.get(frames.size() - 1);
        return outermost != null && !MethodName.of(outermost).method().equals(outermost.method());
    }

    private static int lastOf(List<CallSite.Frame> frames, CallSite.Frame wanted) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (MethodName.of(frames.get(i)).equals(MethodName.of(wanted))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSameMethod(List<CallSite.Frame> one, int i, List<CallSite.Frame> other, int j) {
        return i >= 0 && j >= 0 && MethodName.of(one.get(i)).equals(MethodName.of(other.get(j)));
    }
}
