package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Cache;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.corpus.Caches;
import io.pitot.it.corpus.CachesApp;
import io.pitot.it.corpus.Program;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.SourceLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of labelled programs with caches in the process each is found to be what its label says. One run serves all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalCachesIT {

    private static final Set<FindingKind> OF_CACHES = Set.of(FindingKind.LOW_HIT_RATE, FindingKind.UNBOUNDED_CACHE);

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(CachesApp.class, folder).with(ClassPath.CAFFEINE);
        try (ForkedJvm jvm = application.start()) {
            assertThat(Integer.parseInt(jvm.awaitWordAfter("DONE")))
                    .isEqualTo(Program.of("Caches").size());
            assertThat(jvm.join().code()).isZero();
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void findsWhatIsThereAndNothingElse() {
        Set<String> expected = new TreeSet<>();
        for (Program program : Program.of("Caches")) {
            for (int line : SourceLine.all(Caches.class, program.name())) {
                expected.add(program.verdict().value()[0] + " of caffeine Caches:" + line);
            }
        }

        assertThat(findings().stream().map(finding -> finding.kind() + " of " + finding.subject()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSize(5);
    }

    @Test
    void saysAtTheLineThatMadeTheCacheWhatToDo() {
        for (Program program : Program.of("Caches")) {
            for (int line : SourceLine.all(Caches.class, program.name())) {
                Finding found = findings().stream()
                        .filter(finding -> finding.subject().endsWith(":" + line))
                        .findFirst()
                        .orElseThrow();
                assertThat(observed.lineOf(found).line()).isEqualTo(line);
                assertThat(found.remedy()).contains(program.verdict().remedy());
            }
        }
    }

    @Test
    void countsEveryLookUp() {
        assertThat(observed.dump().caches())
                .filteredOn(cache -> cache.lookups() == Caches.TURNS)
                .hasSize(Program.of("Caches").size() - 1);
        assertThat(observed.dump().caches())
                .allSatisfy(cache -> assertThat(cache.sized()).isEqualTo(cache.lookups()));
        assertThat(observed.dump().caches().stream().mapToLong(Cache::loads).sum())
                .isPositive();
    }

    private List<Finding> findings() {
        return observed.findings().stream()
                .filter(finding -> OF_CACHES.contains(finding.kind()))
                .toList();
    }
}
