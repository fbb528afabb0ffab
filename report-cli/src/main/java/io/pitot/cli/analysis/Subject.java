package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.time.Instant;
import java.util.List;

/**
 * What a report is about.
 *
 * @param service the service's name
 * @param versions versions of the application, ordered, each once; empty if unknown
 * @param from start of what is covered
 * @param to end of what is covered
 * @param dumps how many files were merged
 * @param leftOut how many were not, because they lie outside the time asked for
 * @param instances how many JVMs they came from
 */
public record Subject(
        String service, List<String> versions, Instant from, Instant to, int dumps, int leftOut, int instances) {

    static Subject of(Dump dump, int leftOut) {
        List<Instance> instances = dump.instances();
        return new Subject(
                Services.of(dump),
                instances.stream()
                        .map(Instance::version)
                        .filter(version -> !version.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                dump.from(),
                dump.to(),
                dump.dumps(),
                leftOut,
                instances.size());
    }
}
