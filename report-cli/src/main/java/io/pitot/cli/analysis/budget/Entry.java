package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Glob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a budget file says of the endpoints, models or caches of one name.
 *
 * @param pattern the name; {@code *} stands for any characters
 * @param line where in the file it stands, from 1
 * @param minRequests requests from which on it is judged, or null to leave that as it is
 * @param measures what is allowed of what is measured
 * @param findings which findings are not, by the name of their kind or severity; without levels they are off
 */
record Entry(
        String pattern,
        int line,
        @Nullable Long minRequests,
        Map<Measure, Bounds> measures,
        Map<String, Map<Level, Unwanted>> findings) {

    static final Entry NONE = new Entry("*", 0, null, Map.of(), Map.of());

    boolean matches(String id) {
        return new Glob(pattern).matches(id);
    }
}
