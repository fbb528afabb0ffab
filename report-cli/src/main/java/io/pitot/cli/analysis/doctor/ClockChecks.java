package io.pitot.cli.analysis.doctor;

import io.pitot.cli.analysis.doctor.Check.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the times in the dumps can be: what covers what, and which are missing in between. */
final class ClockChecks {

    private static final String TOPIC = "clock";

    /** Clocks of two machines differ, and times in a dump are cut to milliseconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Examined examined;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>();

    ClockChecks(Examined examined, Instant now) {
        this.examined = examined;
        this.now = now;
    }

    List<Check> checks() {
        Map<String, List<Seen>> instances = examined.dumps().stream()
                .collect(Collectors.groupingBy(seen -> seen.instance().id(), TreeMap::new, Collectors.toList()));
        instances.values().forEach(this::look);
        if (checks.stream().allMatch(check -> check.level() == Level.OK)) {
            checks.add(Check.ok(TOPIC, "the dumps' times follow one another, and none is from the future"));
        }
        return checks;
    }

    private void look(List<Seen> ofInstance) {
        List<Seen> dumps = ofInstance.stream()
                .sorted(Comparator.comparingLong(Seen::sequence).thenComparing(Seen::from))
                .toList();
        Seen last = dumps.get(dumps.size() - 1);
        if (last.to().isAfter(now.plus(TOLERANCE))) {
            checks.add(Check.bad(
                    TOPIC,
                    last.file() + ": is from the future, by " + InstanceChecks.words(Duration.between(now, last.to())),
                    "set the clock of "
                            + (last.instance().host().isEmpty()
                                    ? "its machine"
                                    : last.instance().host()) + ", or of this machine"));
        }
        dumps.stream()
                .filter(dump -> dump.from().isAfter(dump.to()))
                .findFirst()
                .ifPresent(dump -> checks.add(
                        Check.bad(TOPIC, dump.file() + ": ends before it begins", "delete it: no agent writes such")));
        for (int i = 1; i < dumps.size(); i++) {
            between(dumps.get(i - 1), dumps.get(i));
        }
    }

    private void between(Seen before, Seen after) {
        Duration gap = Duration.between(before.to(), after.from());
        boolean isNext = before.sequence() >= 0 && after.sequence() == before.sequence() + 1;
        if (gap.plus(TOLERANCE).isNegative()) {
            checks.add(Check.warn(
                    TOPIC,
                    after.file() + ": begins " + InstanceChecks.words(gap.negated())
                            + " before the one before it ends: the clock was set back",
                    "durations are right, they are taken by another clock; times of day before it are not"));
        } else if (isNext && gap.minus(TOLERANCE).compareTo(Duration.ZERO) > 0) {
            checks.add(Check.warn(
                    TOPIC,
                    after.file() + ": begins " + InstanceChecks.words(gap)
                            + " after the one before it ends: the clock was set, or the machine slept",
                    "durations are right, they are taken by another clock"));
        } else if (before.sequence() >= 0 && after.sequence() > before.sequence() + 1) {
            checks.add(Check.warn(
                    TOPIC,
                    "missing: " + Check.counted(after.sequence() - before.sequence() - 1, "dump") + " between "
                            + before.file() + " and " + after.file(),
                    "somebody deleted or moved them: what they held is not in reports"));
        }
    }
}
