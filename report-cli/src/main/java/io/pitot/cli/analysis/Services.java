package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.util.stream.Collectors;

/** The service that a dump belongs to. */
final class Services {

    private Services() {}

    /** The name of the service; all of them, ordered, if the dump was merged from several. */
    static String of(Dump dump) {
        return dump.instances().stream()
                .map(Instance::service)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" + "));
    }
}
