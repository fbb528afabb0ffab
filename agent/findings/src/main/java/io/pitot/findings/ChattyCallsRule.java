package io.pitot.findings;

import io.pitot.dump.CallUse;
import io.pitot.dump.Command;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * D5: calls of one route of another service, or of one command of a cache, three times per request or more, where one
 * call would do.
 */
final class ChattyCallsRule {

    private static final double LEAST_CALLS = 3;

    /** So many calls of which the target is known say what the others are like. */
    private static final int SAMPLE = 100;

    private ChattyCallsRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (CallUse use : evidence.dump().routeUses()) {
            if (isJudged(evidence, use)) {
                http(evidence, use).ifPresent(findings::add);
            }
        }
        for (CallUse use : evidence.dump().commandUses()) {
            Command command = isJudged(evidence, use) ? evidence.command(use.subject()) : null;
            if (command != null && CacheCommand.of(command).isOneByOne()) {
                cache(evidence, use, CacheCommand.of(command)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static boolean isJudged(Evidence evidence, CallUse use) {
        long repeats = use.repeatedCalls() - use.repeatedRequests();
        long known = use.repeatedCalls() - use.unknown();
        return use.repeatedRequests() > 0
                && !use.subject().equals(Endpoint.OTHER)
                && !use.endpoint().equals(Endpoint.NO_REQUEST)
                && evidence.isPieceOfWork(use.endpoint())
                && perRequest(use, use.repeatedCalls()) >= LEAST_CALLS
                // What waits before it asks again waits for a change.
                && use.pauses() * 2 < repeats
                // Made at the same time: that costs no more time than one, and may be all that can be done.
                && use.together() * 2 < repeats
                && (known * 2 >= use.repeatedCalls() || known >= SAMPLE * use.repeatedRequests());
    }

    private static double perRequest(CallUse use, long calls) {
        return (double) calls / use.repeatedRequests();
    }

    /** Whether at least half of the repeats had a target or keys that were new to their request. */
    private static boolean isMostlyNew(CallUse use) {
        long known = use.repeatedCalls() - use.unknown();
        return (use.distinct() - use.repeatedRequests()) * 2 >= known - use.repeatedRequests();
    }

    private static Optional<Finding> http(Evidence evidence, CallUse use) {
        if (isMostlyNew(use)) {
            return Optional.of(
                    finding(
                            evidence,
                            use,
                            FindingKind.CHATTY_HTTP,
                            "Chatty HTTP: " + use.subject() + " is called " + calls(use) + "× per request",
                            calls(use) + " calls per request to one route, of " + distinct(use) + " different targets",
                            "Ask for all of them in one call, where the service takes a list or a search, or let it be given one.\n"
                                    + "Until then make the calls at the same time, so many as the service bears, and not one after the other."));
        }
        return use.subject().startsWith("GET ")
                ? Optional.of(finding(
                        evidence,
                        use,
                        FindingKind.CHATTY_HTTP,
                        "Chatty HTTP: " + use.subject() + " is called " + calls(use) + "× per request, for "
                                + distinct(use) + " different " + (distinct(use).equals("1") ? "target" : "targets"),
                        calls(use) + " calls per request to one route, most of them with the target of an earlier one",
                        "Ask once per request and pass the answer on: keep it in a variable outside the loop.\n"
                                + "If it changes seldom, cache it for as long as its Cache-Control header allows."))
                : Optional.empty();
    }

    private static Optional<Finding> cache(Evidence evidence, CallUse use, CacheCommand command) {
        if (isMostlyNew(use)) {
            return Optional.of(finding(
                    evidence,
                    use,
                    FindingKind.CHATTY_CACHE,
                    "Chatty cache: " + use.subject() + " makes " + calls(use) + " round trips per request",
                    calls(use) + " round trips per request, for " + distinct(use) + " different keys",
                    together(command)));
        }
        return command.changes()
                ? Optional.empty()
                : Optional.of(finding(
                        evidence,
                        use,
                        FindingKind.CHATTY_CACHE,
                        "Chatty cache: " + use.subject() + " is asked " + calls(use) + "× per request for the same "
                                + (distinct(use).equals("1") ? "key" : "keys"),
                        calls(use) + " round trips per request, most of them with the keys of an earlier one",
                        "Ask once per request and pass the value on: keep it in a variable outside the loop."));
    }

    private static String together(CacheCommand command) {
        String all = switch (command.verb()) {
            case "GET" ->
                "Ask for all keys at once: MGET (Spring: opsForValue().multiGet(keys); Jedis, Lettuce: mget(keys)).\n"
                        + "Where they lie on several nodes of a cluster, a pipeline.";
            case "SET" -> "Store all at once: MSET, or a pipeline where each is to have a lifetime.";
            case "HGET" -> "Ask for all fields of one hash at once: HMGET; of several hashes: a pipeline.";
            case "DEL", "UNLINK", "EXISTS", "SADD", "SREM", "ZADD", "ZREM", "HDEL" ->
                "The command takes several keys or members: name them all in one; else a pipeline.";
            default -> "Send the commands together in a pipeline and read the answers after the last one.";
        };
        return all + "\n" + "Pipelines: Spring executePipelined, Jedis pipelined(), Lettuce's async commands awaited"
                + " together, Redisson createBatch().";
    }

    private static Finding finding(
            Evidence evidence, CallUse use, FindingKind kind, String title, String seen, String remedy) {
        Cost cost = Cost.ofRepeats(
                use.repeatedNanos(), use.repeatedCalls(), use.repeatedRequests(), evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.repeatSites().isEmpty() ? use.sites() : use.repeatSites());
        return new Finding(
                FindingId.of(kind, use.endpoint(), use.subject(), evidence.methodAt(site)),
                kind,
                cost.severity(),
                // That a call needs the answer of the one before cannot be seen from outside.
                Confidence.LIKELY,
                use.endpoint(),
                use.subject(),
                site,
                title,
                List.of(
                        "likely: " + seen + ", " + Say.count(use.maxPerRequest()) + " calls at most",
                        "seen in " + Say.count(use.repeatedRequests()) + " of "
                                + Say.count(use.requests(), "request") + " that called it, "
                                + Say.time(use.repeatedNanos() / use.repeatedRequests())
                                + " per request in these calls"),
                use.repeatedRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                remedy);
    }

    private static String calls(CallUse use) {
        return Say.average(perRequest(use, use.repeatedCalls()));
    }

    private static String distinct(CallUse use) {
        return Say.average(perRequest(use, use.distinct()));
    }
}
