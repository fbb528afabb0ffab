package io.pitot.agent.instrumentation.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.scoring.FastRanker;
import com.acme.scoring.Ranker;
import com.acme.scoring.Silent;
import com.acme.scoring.TreeScorer;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.ModelTable;
import io.pitot.agent.instrumentation.WeavingAccount;
import io.pitot.agent.instrumentation.WovenJvm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test JVM is woven with the methods of {@code com.acme.scoring} that {@link WovenJvm} names. */
class InferenceMethodsTest {

    @RegisterExtension
    final Events events = new Events();

    @Test
    void documentSaysWhatIsTold() throws Exception {
        assertThat(ModelTable.of("inference-methods"))
                .allSatisfy((column, isTold) -> assertThat(isTold)
                        .as(column)
                        .isEqualTo(!Set.of("rows", "many rows in one", "load", "at once", "input", "tokens")
                                .contains(column)));
    }

    @Test
    void methodOfAnImplementorIsAModelUnderItsOwnName() {
        new TreeScorer().score(7);

        Event inference = events.only(EventKind.INFERENCE);
        assertThat(inference.model()).isEqualTo("com.acme.scoring.TreeScorer#score");
        assertThat(inference.count()).as("rows are not known").isZero();
        assertThat(inference.has(EventLayout.FLAG_BATCHABLE)).isFalse();
        assertThat(inference.duration()).isPositive();
    }

    @Test
    void theSameArgumentsOfTheSameObjectAreTheSameInput() {
        TreeScorer scorer = new TreeScorer();

        scorer.score(7);
        scorer.score(7);
        scorer.score(7, 8);
        scorer.score(7, 8);
        scorer.score(List.of(1.5, 2.5));
        scorer.score(Arrays.asList(1.5, 2.5));
        scorer.score(new ArrayList<>(List.of(1.5, 2.5)));

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences).hasSize(7).allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
        List<Long> hashes = inferences.stream().map(Event::hash).toList();
        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(3)).isEqualTo(hashes.get(2));
        assertThat(hashes.subList(4, 7)).containsOnly(hashes.get(4));
    }

    @Test
    void otherArgumentsAndOtherObjectsAreOtherInputs() {
        TreeScorer scorer = new TreeScorer();

        scorer.score(7);
        scorer.score(8);
        scorer.score(7, 7);
        scorer.score(8, 7);
        scorer.score(List.of(1.5, 2.5));
        scorer.score(List.of(2.5, 1.5));
        new TreeScorer().score(7);

        assertThat(events.all(EventKind.INFERENCE))
                .hasSize(7)
                .allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS))
                .extracting(Event::hash)
                .doesNotHaveDuplicates();
    }

    /** Nothing is asked of the application's own objects, and more arguments than four are not looked at. */
    @Test
    void argumentsOfOwnTypesAreNotComparedNorNoneNorMany() {
        TreeScorer scorer = new TreeScorer();

        scorer.score(new StringBuilder("order"));
        scorer.score(List.of(new BigDecimal(1)));
        scorer.score(1, 2, 3, 4, 5);
        scorer.score();

        assertThat(events.all(EventKind.INFERENCE))
                .hasSize(4)
                .noneMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
    }

    @Test
    void overloadThatCallsAnotherCountsOnce() {
        int sum = new TreeScorer().score(1, 2);

        assertThat(sum).isEqualTo(3);
        events.only(EventKind.INFERENCE);
    }

    @Test
    void overridingMethodThatCallsTheOverriddenOneCountsOnceUnderTheSubclass() {
        new FastRanker().rank(1);

        assertThat(events.only(EventKind.INFERENCE).model()).isEqualTo("com.acme.scoring.FastRanker#rank");
    }

    @Test
    void methodIsConfiguredForItsOwnClassOnly() {
        new Ranker().score(1);
        new TreeScorer().rank(1);

        assertThat(events.all(EventKind.INFERENCE)).isEmpty();
    }

    @Test
    void exceptionIsPassedOnAndNamed() {
        assertThatThrownBy(() -> new TreeScorer().score(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("on purpose");
        new TreeScorer().score(1);

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences).hasSize(2);
        assertThat(inferences.get(0).has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(inferences.get(0).error(false)).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(inferences.get(1).has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void classThatIsNotThereIsNoError() {
        assertThat(skipped()).extracting(WeavingAccount.Skipped::type).doesNotContain("com.acme.scoring.Absent");
    }

    @Test
    void classThatDoesNotDeclareTheMethodIsReported() {
        new Silent().score(1);

        assertThat(events.all(EventKind.INFERENCE)).isEmpty();
        assertThat(skipped())
                .containsExactly(new WeavingAccount.Skipped(
                        "inference-methods",
                        "com.acme.scoring.Silent",
                        "it declares no method score: name the class that does"));
    }

    private static List<WeavingAccount.Skipped> skipped() {
        return WovenJvm.transformer().account().skipped().stream()
                .filter(skipped -> skipped.instrumentation().equals("inference-methods"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "com.acme.Scorer",
                "com.acme.Scorer#",
                "#score",
                "com.acme.Scorer.score",
                "com.acme..Scorer#score",
                "com/acme/Scorer#score",
                "com.acme.Scorer#score()",
                "com.acme.Scorer#score#rank",
                "com.acme.Scorer #score",
            })
    void whatIsNoClassAndMethodIsRefusedByName(String wrong) {
        assertThatThrownBy(() -> new InferenceMethodsInstrumentation(List.of("com.acme.Scorer#score", wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wrong + ": must be a class and a method, such as com.acme.Scorer#score");
    }
}
