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

    /** What the model of an id takes; empty where it is not known. */
    public static String of(int modelId) {
        String input = BY_MODEL.get(modelId);
        return input == null ? "" : input;
    }
}
