package io.pitot.cli.analysis.budget;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds for one target: the defaults, and over them whatever matches its name, in the order of the file.
 *
 * @param minRequests requests from which on it is judged
 * @param measures what is allowed of what is measured
 * @param findings which findings are not, by kind or severity
 * @param named whether something in the file names it, other than the defaults
 */
record Rules(
        long minRequests, Map<Measure, Bounds> measures, Map<String, Map<Level, Unwanted>> findings, boolean named) {

    static Rules of(String id, long minRequests, Entry defaults, List<Entry> entries) {
        Map<Measure, Bounds> measures = new EnumMap<>(Measure.class);
        measures.putAll(defaults.measures());
        Map<String, Map<Level, Unwanted>> findings = new TreeMap<>(defaults.findings());
        long least = minRequests;
        boolean named = false;
        for (Entry entry : entries) {
            if (entry.matches(id)) {
                measures.putAll(entry.measures());
                findings.putAll(entry.findings());
                least = entry.minRequests() == null ? least : entry.minRequests();
                named = true;
            }
        }
        return new Rules(least, measures, findings, named);
    }
}
