package io.pitot.agent.instrumentation.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.acme.scoring.RiskModel;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.ModelTable;
import io.pitot.agent.instrumentation.Requests;
import io.pitot.agent.instrumentation.TinyModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime itself, with its native library. */
class OnnxRuntimeTest {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    @RegisterExtension
    final Events events = new Events();

    @TempDir
    Path folder;

    @Test
    void documentSaysWhatIsTold() throws Exception {
        assertThat(ModelTable.of("onnxruntime"))
                .allSatisfy((column, isTold) -> assertThat(isTold)
                        .as(column)
                        .isEqualTo(!Set.of("tokens").contains(column)));
    }

    @Test
    void modelIsNamedAfterItsFile() throws Exception {
        Path file = folder.resolve("risk-v2.onnx");
        Files.write(file, TinyModel.of("main_graph", 0));
        try (OrtSession session = ENVIRONMENT.createSession(file.toString())) {
            RiskModel.score(session, "features", new float[1][2]);
        }

        assertThat(onlyCall().model()).isEqualTo("risk-v2");
    }

    @Test
    void modelFromMemoryIsNamedAfterItsGraph() throws Exception {
        byte[] model = TinyModel.of("churn", 0);
        ByteBuffer buffer = ByteBuffer.allocateDirect(model.length).put(model).flip();
        try (OrtSession ofBytes = ENVIRONMENT.createSession(model);
                OrtSession ofBuffer = ENVIRONMENT.createSession(buffer)) {
            RiskModel.score(ofBytes, "features", new float[1][2]);
            RiskModel.score(ofBuffer, "features", new float[1][2]);
        }

        assertThat(calls()).extracting(Event::model).containsExactly("churn", "churn");
    }

    @Test
    void rowsAreTheFirstDimensionOfTheInput() throws Exception {
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("rows", 0))) {
            RiskModel.score(session, "features", new float[1][2]);
            RiskModel.score(session, "features", new float[250][2]);
        }

        assertThat(calls()).extracting(Event::count).containsExactly(1L, 250L);
    }

    @Test
    void loadAndFirstCallAreToldApartFromOtherCalls() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("loaded", 0))) {
                RiskModel.score(session, "features", new float[1][2]);
                RiskModel.score(session, "features", new float[1][2]);
            }
        }

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences).extracting(Event::model).containsOnly("loaded").hasSize(6);
        assertThat(inferences)
                .extracting(event -> event.has(EventLayout.FLAG_LOAD))
                .containsExactly(true, false, false, true, false, false);
        assertThat(inferences)
                .extracting(event -> event.has(EventLayout.FLAG_FIRST))
                .containsExactly(false, true, false, false, true, false);
        assertThat(ModelInputs.of(inferences.get(0).subject())).isEqualTo("features float[?×2]");
    }

    @Test
    void loadThatFailsIsPassedOnAndNotTold() {
        assertThatThrownBy(() -> ENVIRONMENT.createSession(new byte[] {1, 2, 3}))
                .isInstanceOf(OrtException.class);

        assertThat(events.all(EventKind.INFERENCE)).isEmpty();
    }

    @Test
    void modelIsBatchableIfItsFirstDimensionIsOpen() throws Exception {
        try (OrtSession any = ENVIRONMENT.createSession(TinyModel.of("any", 0));
                OrtSession one = ENVIRONMENT.createSession(TinyModel.of("one", 1))) {
            RiskModel.score(any, "features", new float[1][2]);
            RiskModel.score(one, "features", new float[1][2]);
        }

        assertThat(calls())
                .extracting(event -> event.has(EventLayout.FLAG_BATCHABLE))
                .containsExactly(true, false);
    }

    @Test
    void everyOverloadOfRunIsOneInference() throws Exception {
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("overloads", 0));
                OrtSession.RunOptions options = new OrtSession.RunOptions();
                OnnxTensor features = OnnxTensor.createTensor(ENVIRONMENT, new float[3][2]);
                OnnxTensor score = OnnxTensor.createTensor(ENVIRONMENT, new float[3][2])) {
            Map<String, OnnxTensor> inputs = Map.of("features", features);
            Set<String> outputs = Set.of("score");
            session.run(inputs).close();
            session.run(inputs, options).close();
            session.run(inputs, outputs).close();
            session.run(inputs, outputs, options).close();
            session.run(inputs, Map.of("score", score)).close();
            session.run(inputs, Set.of(), Map.of("score", score)).close();
            session.run(inputs, Set.of(), Map.of("score", score), options).close();
        }

        List<Event> inferences = calls();
        assertThat(inferences).hasSize(7).allSatisfy(event -> {
            assertThat(event.model()).isEqualTo("overloads");
            assertThat(event.count()).isEqualTo(3);
            assertThat(event.has(EventLayout.FLAG_ERROR)).isFalse();
        });
    }

    @Test
    void theSameInputHasTheSameHashAndEachOtherAnother() throws Exception {
        FloatBuffer heap = FloatBuffer.wrap(new float[] {1, 2});
        FloatBuffer direct = direct(1, 2);
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("hashed", 0))) {
            for (int i = 0; i < 2; i++) {
                RiskModel.score(session, "features", new float[][] {{2, 1}});
                RiskModel.score(session, "features", new float[][] {{1, 2}, {1, 2}});
                score(session, direct(3, 4), 1, 2);
                score(session, direct(3, 4, 3, 4), 2, 2);
                RiskModel.score(session, "features", new float[][] {{1, 2}});
                score(session, heap, 1, 2);
                score(session, direct, 1, 2);
            }
        }

        List<Long> hashes = calls().stream().map(Event::hash).toList();
        assertThat(calls()).hasSize(14).allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
        assertThat(hashes.subList(0, 7)).isEqualTo(hashes.subList(7, 14));
        assertThat(hashes.subList(5, 7)).containsOnly(hashes.get(4));
        assertThat(hashes.subList(0, 5)).doesNotHaveDuplicates();
    }

    @Test
    void bufferIsReadAsItIsWhenItIsScored() throws Exception {
        FloatBuffer direct = direct(1, 2);
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("written-again", 0));
                OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, direct, new long[] {1, 2})) {
            session.run(Map.of("features", tensor)).close();
            direct.put(1, 5);
            session.run(Map.of("features", tensor)).close();
            direct.put(1, 2);
            session.run(Map.of("features", tensor)).close();
        }

        List<Long> hashes = calls().stream().map(Event::hash).toList();
        assertThat(hashes.get(0)).isEqualTo(hashes.get(2)).isNotEqualTo(hashes.get(1));
    }

    @Test
    void otherOutputsOfTheSameInputAreAnotherQuestion() throws Exception {
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("outputs", 0));
                OnnxTensor features = OnnxTensor.createTensor(ENVIRONMENT, new float[1][2]);
                OnnxTensor score = OnnxTensor.createTensor(ENVIRONMENT, new float[1][2])) {
            session.run(Map.of("features", features), Set.of("score")).close();
            session.run(Map.of("features", features), Set.of(), Map.of("score", score))
                    .close();
        }

        assertThat(calls()).extracting(Event::hash).doesNotHaveDuplicates();
    }

    @Test
    void inputThatCannotBeKnownHasNoHash() throws Exception {
        FloatBuffer elsewhere = direct(0, 0, 1, 2).position(2);
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("unknown", 0));
                OrtSession.RunOptions options = new OrtSession.RunOptions();
                OnnxTensor features = OnnxTensor.createTensor(ENVIRONMENT, new float[1][2]);
                OrtSession.Result answer = session.run(Map.of("features", features), options)) {
            session.run(Map.of("features", (OnnxTensor) answer.get(0))).close();
            score(session, elsewhere, 1, 2);
            RiskModel.score(session, "features", new float[3_000][2]);
            score(session, FloatBuffer.allocate(6_000), 3_000, 2);
        }

        assertThat(calls()).hasSize(5).noneMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
    }

    private static FloatBuffer direct(float... numbers) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(numbers.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return buffer.put(numbers).rewind();
    }

    private static void score(OrtSession session, FloatBuffer numbers, long... shape) throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, numbers, shape)) {
            session.run(Map.of("features", tensor)).close();
        }
    }

    @Test
    void failedRunIsPassedOnAndNamed() throws Exception {
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("failing", 0))) {
            assertThatThrownBy(() -> RiskModel.score(session, "no-such-input", new float[5][2]))
                    .isInstanceOf(OrtException.class);
        }

        Event inference = onlyCall();
        assertThat(inference.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(inference.error(false)).isEqualTo("ai.onnxruntime.OrtException");
        assertThat(inference.model()).isEqualTo("failing");
        assertThat(inference.count()).isEqualTo(5);
    }

    @Test
    void misuseThrowsWhatItWouldThrowAndLeavesLaterRunsCounted() throws Exception {
        OrtSession closed = ENVIRONMENT.createSession(TinyModel.of("closed", 0));
        closed.close();
        assertThatThrownBy(() -> RiskModel.score(closed, "features", new float[1][2]))
                .isInstanceOf(IllegalStateException.class);
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("open", 0))) {
            assertThatThrownBy(() -> session.run(null)).isInstanceOf(NullPointerException.class);
            RiskModel.score(session, "features", new float[1][2]);
        }

        assertThat(calls())
                .extracting(event -> event.error(false))
                .containsExactly("java.lang.IllegalStateException", "java.lang.NullPointerException", null);
    }

    @Test
    void inferenceBelongsToItsRequestAndKnowsItsCallSite() throws Exception {
        try (OrtSession session = ENVIRONMENT.createSession(TinyModel.of("in-a-request", 0))) {
            Requests.run(() -> {
                RiskModel.score(session, "features", new float[1][2]);
                RiskModel.score(session, "features", new float[1][2]);
            });
        }

        List<Event> inferences = calls();
        assertThat(inferences)
                .hasSize(2)
                .extracting(Event::requestId)
                .containsOnly(events.only(EventKind.REQUEST).requestId());
        assertThat(inferences).allSatisfy(event -> {
            assertThat(event.site().frames().get(0).type()).isEqualTo("com.acme.scoring.RiskModel");
            assertThat(event.site().frames().get(0).method()).isEqualTo("score");
        });
    }

    private List<Event> calls() {
        return events.all(EventKind.INFERENCE).stream()
                .filter(event -> !event.has(EventLayout.FLAG_LOAD))
                .toList();
    }

    private Event onlyCall() {
        assertThat(calls()).hasSize(1);
        return calls().get(0);
    }
}
