package io.pitot.findings;

import io.pitot.dump.Cache;
import io.pitot.dump.CallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cache is called in the ids of its findings. One without a name goes by the line that made it, which moves with each change above it: in ids
 * it is its library's, and where a method makes several, as a class does for its constants, the second or third of them in the order of their lines.
 */
final class CacheSubject {

    private CacheSubject() {}

    static String of(Evidence evidence, Cache cache) {
        CallSite.Frame made = madeAt(evidence, cache);
        if (made == null) {
            return cache.id();
        }
        MethodName method = MethodName.of(made);
        long before = evidence.dump().caches().stream()
                .filter(other -> other.kind().equals(cache.kind()))
                .map(other -> madeAt(evidence, other))
                .filter(other -> other != null
                        && other.line() < made.line()
                        && MethodName.of(other).equals(method))
                .count();
        return before == 0 ? cache.kind() : cache.kind() + " " + (before + 1);
    }

    /** The line that a cache without a name goes by; null if it has a name. */
    private static CallSite.@Nullable Frame madeAt(Evidence evidence, Cache cache) {
        List<CallSite.Frame> frames = evidence.framesAt(Evidence.mostFrequent(cache.sites()));
        return frames.isEmpty() || !cache.id().equals(cache.kind() + " " + lineOf(frames.get(0)))
                ? null
                : frames.get(0);
    }

    private static String lineOf(CallSite.Frame frame) {
        return frame.type().substring(frame.type().lastIndexOf('.') + 1) + ":" + frame.line();
    }
}
