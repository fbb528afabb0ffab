package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What models say that they take: names, types and sizes of their inputs, never values. Any thread. */
public final class ModelInputs {

    private static final int LONGEST = 120;

    private static final AtomicReferenceArray<@Nullable String> BY_MODEL =
            new AtomicReferenceArray<>(Names.MODELS.maxId() + 1);

    private ModelInputs() {}

    /**
     * Keeps what a model takes, in place of what was known of one of that name before.
     *
     * @param model a handle from {@link InferenceProbe#model}
     * @param input such as {@code features float[?×30]}; what is too long ends in an ellipsis
     */
    public static void set(int model, String input) {
        int id = InferenceProbe.id(model);
        if (id != 0) {
            BY_MODEL.set(id, input.length() <= LONGEST ? input : input.substring(0, LONGEST - 1) + '…');
        }
    }

    /**
     * Whether nothing was kept since the model was loaded: one that does not tell what it takes is told by what its first call gives it.
     * False of models that share a name because there are too many.
     *
     * @param model a handle from {@link InferenceProbe#model}
     */
    public static boolean isUnknown(int model) {
        int id = InferenceProbe.id(model);
        return id != 0 && BY_MODEL.get(id) == null;
    }

    /**
     * The model is loaded, perhaps another one of that name.
     *
     * @return the model
     */
    public static int forget(int model) {
        BY_MODEL.set(InferenceProbe.id(model), null);
        return model;
    }

    /**
     * One input: {@code features float[?×30]}.
     *
     * @param name null or empty where it has none
     * @param type of its numbers
     * @param sizes of its dimensions, below 0 where any goes
     */
    public static String text(@Nullable String name, String type, long... sizes) {
        StringBuilder text = new StringBuilder(name == null || name.isEmpty() ? "" : name + ' ');
        text.append(type).append('[');
        for (int i = 0; i < sizes.length; i++) {
            text.append(i == 0 ? "" : "×").append(sizes[i] < 0 ? "?" : Long.toString(sizes[i]));
        }
        return text.append(']').toString();
    }

    /** The same of what a call was given, whose first size is the number of its rows: the next call may have others. */
    public static String ofRows(@Nullable String name, String type, long... sizes) {
        long[] any = sizes.clone();
        if (any.length > 0) {
            any[0] = -1;
        }
        return text(name, type, any);
    }

    /** What the model of an id takes; empty where it is not known. */
    public static String of(int modelId) {
        String input = BY_MODEL.get(modelId);
        return input == null ? "" : input;
    }
}
