package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.TokenCounts;
import io.pitot.dump.Answers;

/** What the answers of one language model told in one interval. */
final class AnswerSums {

    /** The flags of events that tell something of an answer. */
    static final int TELL = EventLayout.FLAG_TOKENS | EventLayout.FLAG_STREAMED | EventLayout.FLAG_CUT_OFF;

    private static final long NANOS_PER_MICRO = 1_000;

    private long told;
    private long input;
    private long cachedInput;
    private long output;
    private long cutOff;
    private long streamed;
    private long firstChunk;
    private long longestFirstChunk;

    void add(long[] event) {
        long header = event[EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        if ((flags & EventLayout.FLAG_TOKENS) != 0) {
            long tokens = event[EventLayout.EXTRA];
            told++;
            input += TokenCounts.input(tokens);
            cachedInput += TokenCounts.cachedInput(tokens);
            output += TokenCounts.output(tokens);
        }
        if ((flags & EventLayout.FLAG_STREAMED) != 0) {
            long nanos = EventLayout.aux(header) * NANOS_PER_MICRO;
            streamed++;
            firstChunk += nanos;
            longestFirstChunk = Math.max(longestFirstChunk, nanos);
        }
        cutOff += (flags & EventLayout.FLAG_CUT_OFF) != 0 ? 1 : 0;
    }

    Answers named() {
        return new Answers(told, input, cachedInput, output, cutOff, streamed, firstChunk, longestFirstChunk);
    }
}
