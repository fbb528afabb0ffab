package io.pitot.dump;

import java.time.Instant;

/**
 * One JVM.
 *
 * @param id unique to this run of this JVM
 * @param service the service's name
 * @param version the application's version, or empty if unknown
 * @param host the machine's name, or empty if unknown
 * @param pid process id
 * @param started when the JVM started
 * @param java version and vendor of the JVM
 */
public record Instance(String id, String service, String version, String host, long pid, Instant started, String java) {

    /** One of two accounts of the same JVM, which should be equal. */
    Instance or(Instance other) {
        return new Instance(
                id,
                Sums.either(service, other.service),
                Sums.either(version, other.version),
                Sums.either(host, other.host),
                Math.min(pid, other.pid),
                started.isBefore(other.started) ? started : other.started,
                Sums.either(java, other.java));
    }
}
