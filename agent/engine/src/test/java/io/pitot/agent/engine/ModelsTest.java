package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Answers;
import io.pitot.dump.CallUse;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelUse;
import io.pitot.dump.RowTimes;
import io.pitot.dump.SameInputs;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of models. */
class ModelsTest {

    private static final int TOKENS = EventLayout.FLAG_TOKENS;
    private static final int PROMPT = EventLayout.FLAG_ARGUMENTS;

    private final int page = EventFeed.endpoint("GET", "/questions");
    private final int model = EventFeed.named(Names.MODELS, "gpt-4o-mini");
    private final int route = EventFeed.named(Names.ROUTES, "POST models.acme.com/v1/chat/completions");
    private final EventIntake intake = EventFeed.intake(8_192);
    private EventFeed feed;
    private Aggregator aggregator;

    @BeforeEach
    void start() {
        feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        aggregator = new Aggregator(intake, new Overflows(), new EngineErrors(), true);
    }

    private void call(int flags, int micros, long start, long nanos, long rows, long prompt, long tokens) {
        feed.event(EventKind.INFERENCE, flags, 0, micros, 1, start, nanos, model, 0, rows, prompt, tokens);
    }

    /** As the probes pack them. */
    private static long tokens(long input, long cachedInput, long output) {
        return input << 41 | cachedInput << 20 | output;
    }

    private void end() {
        feed.request(1, 0, 100_000, page, 200);
        aggregator.sweep(0);
        aggregator.sweep(0);
    }

    private Model model() {
        List<Model> models = aggregator.interval().models(new DumpIds());
        assertThat(models).hasSize(1);
        return models.get(0);
    }

    private ModelUse use() {
        return aggregator.interval().modelUses().named(new DumpIds()).get(0);
    }

    @Test
    void sumsUpWhatAnswersTell() {
        call(TOKENS, 0, 0, 100, 1, 0, tokens(1_200, 1_024, 20));
        call(TOKENS | EventLayout.FLAG_CUT_OFF, 0, 200, 100, 1, 0, tokens(2_000_000, 0, 1_000_000));
        call(EventLayout.FLAG_STREAMED, 7, 400, 9_000, 1, 0, 0);
        call(TOKENS | EventLayout.FLAG_STREAMED, 5, 10_000, 9_000, 1, 0, tokens(1, 0, 2));
        call(EventLayout.FLAG_ERROR, 0, 20_000, 100, 1, 0, 0);
        end();

        assertThat(model().answers()).isEqualTo(new Answers(3, 2_001_201, 1_024, 1_000_022, 1, 2, 12_000, 7_000));
    }

    @Test
    void ofAModelThatTellsNothingThereAreNoAnswers() {
        call(0, 0, 0, 100, 1, 0, 0);
        end();

        assertThat(model().answers()).isEqualTo(Answers.NONE);
    }

    @Test
    void timesCallsOfOneRowAndOfSeveralApartButNotThoseThatFail() {
        call(0, 0, 0, 100, 1, 0, 0);
        call(0, 0, 200, 200, 1, 0, 0);
        call(0, 0, 500, 320, 64, 0, 0);
        call(EventLayout.FLAG_ERROR, 0, 900, 5_000, 1, 0, 0);
        call(0, 0, 9_000, 70, 0, 0, 0);
        end();

        assertThat(model().rowTimes()).isEqualTo(new RowTimes(2, 300, 1, 64, 320));
    }

    @Test
    void keepsLoadsAndFirstCallsOutOfWhatAllOthersTake() {
        call(EventLayout.FLAG_LOAD, 0, 0, 9_000, 0, 0, 0);
        call(EventLayout.FLAG_FIRST, 0, 9_500, 4_000, 1, 0, 0);
        call(0, 2, 14_000, 100, 1, 0, 0);
        call(0, 3, 15_000, 300, 1, 0, 0);
        end();

        ModelStart start = new ModelStart(1, 9_000, 9_000, 1, 4_000, 4_000);
        assertThat(model().start()).isEqualTo(start);
        assertThat(model().calls()).isEqualTo(3);
        assertThat(model().duration().total()).isEqualTo(400);
        assertThat(model().nanos()).isEqualTo(4_400);
        assertThat(model().rowTimes()).isEqualTo(new RowTimes(2, 400, 0, 0, 0));
        assertThat(model().traits().mostAtOnce()).isEqualTo(3);
        assertThat(use().start()).isEqualTo(start);
        assertThat(use().calls()).isEqualTo(3);
        assertThat(use().nanos()).isEqualTo(4_400);
    }

    /** Of a request with more events than are kept one by one. */
    @Test
    void loadBeyondTheDetailOfARequestIsALoadAndNoCall() {
        for (int i = 0; i < 2_000; i++) {
            call(0, 0, i * 10L, 10, 1, 0, 0);
        }
        call(EventLayout.FLAG_LOAD, 0, 30_000, 9_000, 0, 0, 0);
        call(EventLayout.FLAG_LOAD, 0, 40_000, 7_000, 0, 0, 0);
        call(0, 0, 50_000, 10, 1, 0, 0);
        end();

        ModelStart start = new ModelStart(2, 16_000, 9_000, 0, 0, 0);
        assertThat(model().start()).isEqualTo(start);
        assertThat(model().calls()).isEqualTo(2_001);
        assertThat(use().start()).isEqualTo(start);
        assertThat(use().calls()).isEqualTo(2_001);
        assertThat(use().maxPerRequest()).isEqualTo(2_001);
        assertThat(use().nanos()).isEqualTo(20_010);
        assertThat(aggregator.interval().endpoints(new DumpIds()))
                .extracting(endpoint -> endpoint.time().inference())
                .containsExactly(36_010L);
    }

    @Test
    void countsInputsThatTheRequestHasGivenTheModelBefore() {
        call(PROMPT, 0, 0, 100, 1, 7, 0);
        call(PROMPT, 0, 200, 200, 1, 8, 0);
        call(PROMPT, 0, 500, 300, 1, 7, 0);
        call(PROMPT, 0, 900, 400, 1, 7, 0);
        end();

        assertThat(use().sameInputs()).isEqualTo(new SameInputs(2, 700, 1));
    }

    @Test
    void inputOfACallThatFailedOrOfAnotherRequestIsNoneOfBefore() {
        call(PROMPT | EventLayout.FLAG_ERROR, 0, 0, 100, 1, 7, 0);
        call(PROMPT, 0, 200, 200, 1, 7, 0);
        end();
        feed.event(EventKind.INFERENCE, PROMPT, 0, 0, 2, 0, 100, model, 0, 1, 7, 0);
        feed.event(EventKind.INFERENCE, 0, 0, 0, 2, 200, 100, model, 0, 1, 0, 0);
        feed.event(EventKind.INFERENCE, 0, 0, 0, 2, 400, 100, model, 0, 1, 0, 0);
        feed.request(2, 0, 1_000, page, 200);
        aggregator.sweep(0);
        aggregator.sweep(0);

        assertThat(use().calls()).isEqualTo(5);
        assertThat(use().sameInputs()).isEqualTo(SameInputs.NONE);
    }

    @Test
    void httpCallsOfAModelsClientAreOfTheirRouteButNoUseOfIt() {
        call(0, 0, 0, 100, 1, 0, 0);
        feed.event(EventKind.HTTP_CALL, EventLayout.FLAG_OF_MODEL, 0, 200, 1, 10, 80, route, 0, 200, 0, 0);
        feed.event(EventKind.HTTP_CALL, EventLayout.FLAG_OF_MODEL, 0, 200, 0, 10, 80, route, 0, 200, 0, 0);
        end();

        DumpIds ids = new DumpIds();
        List<CallUse> uses = aggregator.interval().routeUses().named(ids, ids::route);
        assertThat(uses).isEmpty();
        assertThat(aggregator.interval().routes(ids)).singleElement().satisfies(called -> {
            assertThat(called.calls()).isEqualTo(2);
            assertThat(called.duration().total()).isEqualTo(160);
        });
    }
}
