package io.pitot.cli.analysis.live;

import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JVM as it is followed: what it had done at several moments, since the first dump of it that was read. A live dump is put on top of the dumps before it,
 * and gives way to the dump that its interval became. Not thread-safe.
 */
final class Followed {

    private final Instance instance;
    private final Deque<Tally> points = new ArrayDeque<>(List.of(Tally.NONE));
    private final Deque<Dump> dumps = new ArrayDeque<>();
    private final Duration window;
    private final Duration kept;
    private Tally past = Tally.NONE;
    private @Nullable Dump live;
    private Dump newest;

    /**
     * @param first the first dump, or live dump, that was read of it; not yet added
     * @param window the time over which it is looked at
     * @param kept how long its dumps are kept
     */
    Followed(Dump first, Duration window, Duration kept) {
        instance = first.instances().get(0);
        newest = first;
        this.window = window;
        this.kept = kept;
    }

    Instance instance() {
        return instance;
    }

    /** The newest that was read of it. */
    Dump newest() {
        return newest;
    }

    /** Adds a dump, later than those before. */
    void add(Dump dump) {
        past = past.plus(Tally.of(dump));
        dumps.add(dump);
        Instant old = dump.to().minus(kept);
        dumps.removeIf(earlier -> earlier.to().isBefore(old));
        live = null;
        newest = dump;
        point(past);
    }

    /** Puts a live dump of the interval after the dumps in the place of the one before. */
    void show(Dump soFar) {
        live = soFar;
        newest = soFar;
        point(past.plus(Tally.of(soFar)));
    }

    private void point(Tally point) {
        // A dump that became lost before it was read: the time after it counts from here.
        if (point.wallNanos() < points.getLast().wallNanos()) {
            points.clear();
        } else if (point.wallNanos() == points.getLast().wallNanos() && points.size() > 1) {
            points.removeLast();
        }
        points.addLast(point);
        long from = point.wallNanos() - window.toNanos();
        while (points.size() > 2 && second().wallNanos() <= from) {
            points.removeFirst();
        }
    }

    private Tally second() {
        return points.stream().skip(1).findFirst().orElseThrow();
    }

    /** What it did in the window, or as long as it is known. */
    Tally inWindow() {
        return points.getLast().minus(points.getFirst());
    }

    /** What it did between the last two moments. */
    Tally lately() {
        Tally before = points.size() < 2
                ? points.getLast()
                : points.stream().skip(points.size() - 2L).findFirst().orElseThrow();
        return points.getLast().minus(before);
    }

    /** What is known of it from the dumps kept and the live one. */
    List<Dump> evidence() {
        List<Dump> evidence = new ArrayList<>(dumps);
        if (live != null) {
            evidence.add(live);
        }
        return evidence;
    }
}
