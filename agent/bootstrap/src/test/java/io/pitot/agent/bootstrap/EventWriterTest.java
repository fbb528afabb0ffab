package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final int CHUNKS = 3;

    private final EventChunks chunks = new EventChunks(CHUNKS);
    private final EventRing ring = new EventRing(8);
    private final EventIntake intake = new EventIntake(chunks, ring);
    private final EventWriter writer = intake.writer();

    @Test
    void eventsOfARequestComeInOrderAcrossItsChunks() {
        write(1, 40);
        writer.publish();
        assertThat(starts(Drained.of(intake))).isEqualTo(numbers(0, 40));
    }

    @Test
    void eventsOfARequestUnderWayComeOnceThoughItGoesOn() {
        write(1, 5);
        assertThat(starts(Drained.of(intake))).isEqualTo(numbers(0, 5));
        write(1, 5, 9);
        assertThat(starts(Drained.of(intake))).isEqualTo(numbers(5, 9));
        write(1, 9, 20);
        writer.publish();
        assertThat(starts(Drained.of(intake))).isEqualTo(numbers(9, 20));
        assertThat(Drained.of(intake)).isEmpty();
    }

    @Test
    void whatFindsNoChunkGoesToTheRingAfterWhatWaited() {
        int inChunks = CHUNKS * EventChunks.EVENTS;
        write(1, inChunks + 3);
        assertThat(chunks.takeHandedOver()).isNotEqualTo(EventChunks.NONE);
        assertThat(ring.size()).isEqualTo(3);
    }

    @Test
    void whatFindsNeitherChunkNorSlotIsCounted() {
        write(1, CHUNKS * EventChunks.EVENTS + 8 + 7);
        writer.publish();
        assertThat(intake.dropped()).isEqualTo(7);
        assertThat(Drained.of(intake)).hasSize(CHUNKS * EventChunks.EVENTS + 8);
    }

    @Test
    void chunksServeAgainOnceTheyAreDrained() {
        for (int request = 1; request < 50; request++) {
            write(request, 30);
            writer.publish();
            assertThat(Drained.of(intake)).hasSize(30);
        }
        assertThat(ring.recorded()).isZero();
        assertThat(intake.dropped()).isZero();
    }

    @Test
    void requestWithoutAnyOtherEventTakesNoChunk() {
        writer.write(EventLayout.header(EventKind.REQUEST, 0, 200, 0), 1, 0, 0, 0, 0, 0, 0);
        writer.publish();
        assertThat(ring.size()).isEqualTo(1);
        assertThat(chunks.taken()).isZero();
    }

    @Test
    void longRequestHandsOverBeforeItEnds() {
        EventChunks many = new EventChunks(20);
        EventWriter writing = new EventIntake(many, ring).writer();
        for (int i = 0; i < 8 * EventChunks.EVENTS; i++) {
            writing.write(EventLayout.header(EventKind.QUERY, 0, 0, 0), 1, i, 0, 0, 0, 0, 0);
        }
        assertThat(many.takeHandedOver()).isEqualTo(EventChunks.NONE);
        writing.write(EventLayout.header(EventKind.QUERY, 0, 0, 0), 1, 0, 0, 0, 0, 0, 0);
        assertThat(many.takeHandedOver()).isNotEqualTo(EventChunks.NONE);
    }

    private void write(long request, int events) {
        write(request, 0, events);
    }

    private void write(long request, int from, int to) {
        for (int i = from; i < to; i++) {
            writer.write(EventLayout.header(EventKind.QUERY, 0, 0, 0), request, i, 0, 0, 0, 0, 0);
        }
    }

    private static List<Long> starts(List<Drained> events) {
        return events.stream().map(Drained::start).toList();
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
