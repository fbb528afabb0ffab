package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.corpus.Program;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.SourceLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of labelled programs those are found that many requests ask the same, of a database and of a model, and no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheableWorkIT {

    private static final String FAMILY = "Reuses";
    private static final int ROWS = 200;

    /** As many as it takes to say how often there are repeats. */
    private static final int TURNS = 500;

    /** What there is to say of work that is done again. */
    private static final Set<FindingKind> JUDGED = EnumSet.of(
            FindingKind.CACHEABLE_WORK,
            FindingKind.DUPLICATE_QUERY,
            FindingKind.REPEATED_INFERENCE,
            FindingKind.N_PLUS_ONE);

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        observed = CorpusRun.of(List.of(FAMILY), List.of(ROWS), folder)
                .turns(TURNS)
                .inOrder();
    }

    private List<Finding> found(Program program) {
        return observed.findingsOf("GET " + program.path(ROWS)).stream()
                .filter(finding -> JUDGED.contains(finding.kind()))
                .toList();
    }

    @Test
    void findsWhatACacheWouldAnswerAndNotWhatIsToldOtherwise() {
        List<String> wrong = new ArrayList<>();
        for (Program program : Program.of(FAMILY)) {
            List<String> kinds = found(program).stream()
                    .map(finding -> finding.kind().name())
                    .toList();
            if (!kinds.equals(List.copyOf(program.kinds(ROWS)))) {
                wrong.add(program.name() + " has " + found(program));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void pointsAtTheLinesAndNamesTheCache() {
        for (Program program : Program.of(FAMILY)) {
            List<Integer> lines = SourceLine.all(program.family(), program.name());
            assertThat(found(program)).allSatisfy(finding -> {
                assertThat(observed.framesOf(finding))
                        .filteredOn(frame ->
                                frame.type().startsWith(program.family().getName()))
                        .anyMatch(frame -> lines.contains(frame.line()));
                assertThat(finding.remedy()).contains(program.verdict().remedy());
            });
        }
        assertThat(observed.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.CACHEABLE_WORK)
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("maximumSize="));
    }

    @Test
    void countsWhatIsNotFollowedWithItsReason() {
        assertThat(observed.dump().reuses())
                .filteredOn(reuse -> !reuse.unfollowed().isEmpty())
                .singleElement()
                .satisfies(other -> assertThat(other.unfollowed())
                        .containsEntry("locks", (long) TURNS)
                        .containsEntry("changes", (long) TURNS));
    }
}
