package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One thread's way to the aggregator. A request's events are written into chunks and handed over many at a
 * time; where no chunk is free, and outside requests, they go to a ring, one by one.
 *
 * <p>One thread only. It never waits; an event that finds no room is dropped and counted by the ring.
 */
public final class EventWriter {

    /** Chunks that are handed over together: 128 events. */
    private static final int TOGETHER = 8;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] words;
    private final int[] links;

    /** Where the next event goes, and where the chunk ends. The same where there is no chunk. */
    private int next;

    private int end;

    private int newest = EventChunks.NONE;
    private int oldest = EventChunks.NONE;
    private int chunksWritten;
    private boolean whole = true;
    private boolean passedOver;
    private final EventChunks chunks;
    private final EventRing ring;

    public EventWriter(EventChunks chunks, EventRing ring) {
        this.chunks = chunks;
        this.ring = ring;
        this.words = chunks.words();
        this.links = chunks.links();
    }

    /**
     * Writes one event of the request that this thread is in. It is under way to the aggregator when {@link #publish} is
     * called, or before; one of a unit of work that is not {@linkplain Observing observed} is counted only. The parameters are the words of {@link EventLayout}.
     */
    public void write(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        if (requestId < 0) {
            passOver(header);
            return;
        }
        if (next == end && !takeChunk(header)) {
            ring.offer(header, requestId, start, duration, subjectAndSite, count, hash, extra);
            return;
        }
        long[] w = words;
        int offset = next;
        w[offset + EventLayout.REQUEST_ID] = requestId;
        w[offset + EventLayout.START] = start;
        w[offset + EventLayout.DURATION] = duration;
        w[offset + EventLayout.SUBJECT_AND_SITE] = subjectAndSite;
        w[offset + EventLayout.COUNT] = count;
        w[offset + EventLayout.HASH] = hash;
        w[offset + EventLayout.EXTRA] = extra;
        LONGS.setRelease(w, offset, header);
        next = offset + EventLayout.WORDS;
    }

    /** Writes one event that belongs to no request of this thread's: nothing says when the next one comes. */
    public void writeAlone(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        if (Observing.isObserved(requestId)) {
            ring.offer(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        } else {
            passOver(header);
        }
    }

    private void passOver(long header) {
        passedOver = true;
        ring.passOver(EventLayout.kind(header) == EventKind.REQUEST);
    }

    /** Whether all events since the last {@link #publish} went into chunks. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether there was anything to write since the last {@link #publish}. */
    boolean hasWritten() {
        return newest != EventChunks.NONE || !whole || passedOver;
    }

    /** Hands over what has been written. To be called when the request ends on this thread, whatever happened in it. */
    public void publish() {
        handOver();
        whole = true;
        passedOver = false;
    }

    private void handOver() {
        if (newest != EventChunks.NONE) {
            chunks.handOver(newest, oldest);
            newest = EventChunks.NONE;
            oldest = EventChunks.NONE;
            chunksWritten = 0;
            next = 0;
            end = 0;
        }
    }

    private boolean takeChunk(long header) {
        if (newest == EventChunks.NONE && EventLayout.kind(header) == EventKind.REQUEST) {
            // The request's only event: the ring takes it with one claim instead of two.
            return false;
        }
        if (chunksWritten == TOGETHER) {
            handOver();
        }
        int chunk = chunks.take();
        if (chunk == EventChunks.NONE) {
            // What waits must not come after what goes to the ring now: the request's end might be that.
            handOver();
            whole = false;
            return false;
        }
        // Nothing is called from here on: if the stack had no room for it the chunk would be nobody's for good.
        // The consumer sees the link once the chunk is handed over.
        links[(chunk - EventChunks.ALIGNMENT) / EventChunks.CHUNK_WORDS] = newest;
        if (newest == EventChunks.NONE) {
            oldest = chunk;
        }
        newest = chunk;
        chunksWritten++;
        next = chunk;
        end = chunk + EventChunks.CHUNK_WORDS;
        return true;
    }
}
