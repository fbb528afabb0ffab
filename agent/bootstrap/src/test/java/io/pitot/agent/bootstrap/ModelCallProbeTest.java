package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that come later than the call returns. */
class ModelCallProbeTest {

    /** What hands on an answer in chunks, as the agent weaves it. */
    private static final class Chunks implements ObservedModelStream {
        private @Nullable Object call;

        @Override
        public @Nullable Object pitot$modelCall() {
            return call;
        }

        @Override
        public void pitot$modelCall(@Nullable Object made) {
            call = made;
        }
    }

    @BeforeEach
    @AfterEach
    void drain() {
        Drained.all();
    }

    @Test
    void cancellingTheFutureThatIsHandedOnCancelsTheClients() {
        CompletableFuture<String> ofClient = new CompletableFuture<>();
        CompletableFuture<?> handedOn = (CompletableFuture<?>) leave(ofClient);

        assertThat(handedOn.cancel(true)).isTrue();

        assertThat(ofClient).isCancelled();
        assertThat(inferences()).hasSize(1);
    }

    @Test
    void callIsToldBeforeTheApplicationHasItsAnswer() {
        CompletableFuture<String> ofClient = new CompletableFuture<>();
        CompletableFuture<?> handedOn = (CompletableFuture<?>) leave(ofClient);
        CompletableFuture<Integer> toldBefore =
                handedOn.thenApply(answer -> inferences().size());

        ofClient.complete("Yes.");

        assertThat(toldBefore).isCompletedWithValue(1);
    }

    @Test
    void answerInChunksThatComesLaterLastsUntilItsLastChunk() {
        CompletableFuture<Chunks> ofClient = new CompletableFuture<>();
        CompletableFuture<?> handedOn = (CompletableFuture<?>) leave(ofClient);
        Chunks chunks = new Chunks();
        ofClient.complete(chunks);
        assertThat(handedOn).isCompletedWithValueMatching(answer -> answer == chunks);
        assertThat(inferences()).isEmpty();

        Iterator<String> read =
                ModelCallProbe.chunks(chunks, List.of("Ye", "s.").iterator());
        assertThat(read).toIterable().containsExactly("Ye", "s.");

        Drained call = inferences().get(0);
        assertThat(call.has(EventLayout.FLAG_STREAMED)).isTrue();
    }

    @Test
    void failureBetweenChunksIsTheCalls() {
        Chunks chunks = new Chunks();
        leave(chunks);
        Iterator<String> read = ModelCallProbe.chunks(chunks, List.<String>of().iterator());

        assertThatThrownBy(read::next).isInstanceOf(NoSuchElementException.class);

        assertThat(inferences())
                .allMatch(call -> call.has(EventLayout.FLAG_ERROR))
                .hasSize(1);
    }

    @Test
    void whatAThreadDoesWithinACallIsNoCallOfItsOwn() {
        assertThat(ModelCallProbe.within(true)).isFalse();
        assertThat(ModelCallProbe.enter((call, read) -> {})).isNull();
        assertThat(ModelCallProbe.within(false)).isTrue();

        leave(null);
        assertThat(inferences()).hasSize(1);
    }

    private static @Nullable Object leave(@Nullable Object answer) {
        ModelCall call = Objects.requireNonNull(ModelCallProbe.enter((any, read) -> {}));
        return ModelCallProbe.leave(call, null, answer, null);
    }

    private static List<Drained> inferences() {
        return Drained.all().stream()
                .filter(event -> event.kind() == EventKind.INFERENCE)
                .toList();
    }
}
