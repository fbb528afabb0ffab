package io.pitot.findings;

import io.pitot.dump.Command;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** Values that are cached under ever more keys, and that nothing ever takes away. */
final class UnexpiringKeysRule {

    private static final long LEAST_STORES = 20;

    private UnexpiringKeysRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Command command : evidence.dump().commands()) {
            CacheCommand parts = CacheCommand.of(command);
            if (command.stores() >= LEAST_STORES
                    && command.expiring() == 0
                    && parts.hasManyKeys()
                    && !command.id().equals(Endpoint.OTHER)
                    && isCache(evidence, parts)) {
                findings.add(finding(evidence, command));
            }
        }
        return findings;
    }

    /** Whether keys of this pattern are looked up in vain now and then, and none gets a lifetime or is deleted. */
    private static boolean isCache(Evidence evidence, CacheCommand of) {
        List<Command> commands = evidence.commandsOf(of.keys());
        boolean misses = commands.stream().anyMatch(command -> command.lookups() > command.hits());
        boolean expires = commands.stream()
                .anyMatch(command ->
                        command.expiring() > 0 || CacheCommand.of(command).givesLifetime());
        return misses && !expires;
    }

    private static Finding finding(Evidence evidence, Command command) {
        String site = Evidence.mostFrequent(command.sites());
        return new Finding(
                FindingId.of(FindingKind.UNEXPIRING_KEYS, "", command.id(), evidence.methodAt(site)),
                FindingKind.UNEXPIRING_KEYS,
                Severity.LOW,
                // A store that is meant to last looks the same.
                Confidence.POSSIBLE,
                evidence.busiestCaller(command.id()),
                command.id(),
                site,
                "Keys without a lifetime: " + command.id() + " stores values that never go",
                List.of(
                        "possible: " + Say.count(command.stores(), "value")
                                + " stored, none with a lifetime, and no command of this pattern gave one",
                        "keys of this pattern are looked up and not found at times, as those of a cache are"),
                command.calls(),
                0,
                0,
                0,
                "Give them a lifetime when they are stored: SET … EX (Spring: opsForValue().set(key, value, duration),"
                        + " RedisCacheConfiguration.entryTtl; Jedis: setex, SetParams.ex; Redisson: set(value, duration)).\n"
                        + "Without one the cache grows until Redis evicts by its maxmemory-policy, or refuses to store.");
    }
}
