package io.pitot.cli.analysis.doctor;

import io.pitot.dump.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the JVMs that wrote dumps still run, and their agents still observe. */
final class InstanceChecks {

    private static final String TOPIC = "instance";

    /** A process that began at another time has only the same number. */
    private static final Duration SAME_START = Duration.ofSeconds(5);

    /** Instances that have ended and are named one by one. */
    private static final int NAMED = 3;

    private final Examined examined;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>();

    InstanceChecks(Examined examined, Instant now) {
        this.examined = examined;
        this.now = now;
    }

    List<Check> checks() {
        List<Seen> ended = new ArrayList<>();
        List<Seen> newestFirst = examined.newest().stream()
                .sorted(Comparator.comparing(Seen::to).reversed())
                .toList();
        for (Seen newest : newestFirst) {
            Instance instance = newest.instance();
            String name = instance.service() + ", process " + instance.pid()
                    + (instance.host().isEmpty() ? "" : " on " + instance.host());
            boolean isLate = age(newest)
                            .compareTo(Configuration.interval(newest.agent())
                                    .multipliedBy(2)
                                    .plusSeconds(10))
                    > 0;
            if (isAnswering(instance)) {
                checks.add(Check.ok(
                        TOPIC,
                        name + ": its agent answers, its newest dump is " + words(age(newest)) + " old"
                                + (isLate ? "; an interval in which nothing happens goes on" : "")));
            } else if (isRunningHere(instance)) {
                checks.add(
                        examined.asked() || isLate
                                ? Check.bad(
                                        TOPIC,
                                        name + ": runs, but its agent does not answer; its newest dump is "
                                                + words(age(newest)) + " old",
                                        "look for lines that begin with \"pitot:\" on its standard error; an agent older than"
                                                + " pitot does not know how to answer")
                                : Check.ok(TOPIC, name + ": runs; its newest dump is " + words(age(newest)) + " old"));
            } else if (!isLate) {
                checks.add(Check.ok(TOPIC, name + ": its newest dump is " + words(age(newest)) + " old"));
            } else {
                ended.add(newest);
            }
        }
        boolean isAnyAtWork = !checks.isEmpty();
        ended.stream()
                .limit(isAnyAtWork ? 0 : NAMED)
                .forEach(newest -> checks.add(Check.ok(
                        TOPIC,
                        newest.instance().service() + ", process "
                                + newest.instance().pid() + ": ended, or is out of" + " reach; its last dump is "
                                + words(age(newest)) + " old")));
        int others = ended.size() - (isAnyAtWork ? 0 : Math.min(NAMED, ended.size()));
        if (others > 0) {
            checks.add(Check.ok(TOPIC, Check.counted(others, "other") + " before, ended or out of reach"));
        }
        if (!isAnyAtWork) {
            checks.add(Check.warn(
                    TOPIC,
                    "none writes to this folder now",
                    "if one should: is it running, with -javaagent, and its dump.dir this folder?"));
        }
        return checks;
    }

    private Duration age(Seen seen) {
        return Duration.between(seen.to(), now);
    }

    private boolean isAnswering(Instance instance) {
        return examined.answering().contains(instance.id().replaceAll("[^A-Za-z0-9]", ""));
    }

    private static boolean isRunningHere(Instance instance) {
        Optional<Instant> started = ProcessHandle.of(instance.pid())
                .flatMap(process -> process.info().startInstant());
        return started.isPresent()
                && Duration.between(started.get(), instance.started()).abs().compareTo(SAME_START) < 0;
    }

    /** A duration in its greatest unit. */
    static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}
