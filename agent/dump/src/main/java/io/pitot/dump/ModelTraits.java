package io.pitot.dump;

/**
 * How a model is called.
 *
 * @param input names, types and sizes of what it takes, such as {@code features float[?×30]}; empty where that is not known
 * @param allProcessors whether the library computes each call on all processors
 * @param mostAtOnce the most calls that were under way at the same time; 0 where that is not known
 */
public record ModelTraits(String input, boolean allProcessors, long mostAtOnce) {

    /** Where nothing is known. */
    public static final ModelTraits NONE = new ModelTraits("", false, 0);

    /** Those of both: of two inputs the one that comes last in the order of letters. */
    ModelTraits plus(ModelTraits other) {
        return new ModelTraits(
                input.compareTo(other.input) >= 0 ? input : other.input,
                allProcessors || other.allProcessors,
                Math.max(mostAtOnce, other.mostAtOnce));
    }
}
