package io.pitot.dump;

/**
 * What a language model's answers told of themselves.
 *
 * @param told calls whose answer told what it took in tokens
 * @param inputTokens tokens of the prompts of those
 * @param cachedInputTokens how many of those the service had read before
 * @param outputTokens tokens of their answers
 * @param cutOff calls whose answer ended at the number of tokens that it was to have at most
 * @param streamed calls whose answer came in chunks
 * @param firstChunkNanos nanoseconds from each of those calls to its first chunk
 * @param longestFirstChunkNanos the longest of them
 */
public record Answers(
        long told,
        long inputTokens,
        long cachedInputTokens,
        long outputTokens,
        long cutOff,
        long streamed,
        long firstChunkNanos,
        long longestFirstChunkNanos) {

    /** Of a model that is none of a language, or tells nothing. */
    public static final Answers NONE = new Answers(0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum of these and others. */
    Answers plus(Answers other) {
        return new Answers(
                Sums.add(told, other.told),
                Sums.add(inputTokens, other.inputTokens),
                Sums.add(cachedInputTokens, other.cachedInputTokens),
                Sums.add(outputTokens, other.outputTokens),
                Sums.add(cutOff, other.cutOff),
                Sums.add(streamed, other.streamed),
                Sums.add(firstChunkNanos, other.firstChunkNanos),
                Math.max(longestFirstChunkNanos, other.longestFirstChunkNanos));
    }
}
