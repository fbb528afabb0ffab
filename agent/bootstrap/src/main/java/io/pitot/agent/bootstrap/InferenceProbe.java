package io.pitot.agent.bootstrap;

/** What woven models call. {@link #enter} answers null inside another model; {@link #exit} is then not to be called. */
public final class InferenceProbe {

    /** Bits of a model's handle, above its id. */
    private static final int BATCHABLE = 1 << 30;

    private static final int KNOWN_MODEL = 1 << 29;

    private InferenceProbe() {}

    /**
     * A handle of a model, made once per session and then kept by {@link ObservedModel}. Never 0.
     *
     * @param batchable whether the model takes any number of rows in one call
     */
    public static int model(String name, boolean batchable) {
        return Names.named(Names.MODELS, name) | KNOWN_MODEL | (batchable ? BATCHABLE : 0);
    }

    /**
     * The handle that an object keeps; made now if it has none.
     *
     * @param observed what {@link ObservedModel} is woven into
     * @param name what the model is called if it has no handle yet
     * @param batchable as of {@link #model(String, boolean)}
     */
    public static int model(Object observed, String name, boolean batchable) {
        ObservedModel kept = (ObservedModel) observed;
        int model = kept.pitot$model();
        if (model == 0) {
            model = model(name, batchable);
            kept.pitot$model(model);
        }
        return model;
    }

    /** What a model from a file is called: the file's name without folders, ending, and what a URL asks for. */
    public static String nameOfFile(String path) {
        int query = path.indexOf('?');
        String place = query < 0 ? path : path.substring(0, query);
        String file = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** A model is called. */
    public static @Nullable ThreadState enter() {
        ThreadState state = ThreadState.current();
        if ((state.inside & ThreadState.INFERENCE) != 0) {
            return null;
        }
        state.inside |= ThreadState.INFERENCE;
        state.inferenceStart = System.nanoTime();
        return state;
    }

    /**
     * The model answered.
     *
     * @param model from {@link #model}, or 0 where none was made
     * @param rows inputs scored in this call, or 0 where unknown
     */
    public static void exit(ThreadState state, int model, long rows, @Nullable Throwable thrown) {
        long duration = System.nanoTime() - state.inferenceStart;
        state.inside &= ~ThreadState.INFERENCE;
        int modelId = id(model);
        int flags = flags(model);
        int error = 0;
        if (thrown != null) {
            flags |= EventLayout.FLAG_ERROR;
            error = Names.named(Names.ERRORS, thrown.getClass().getName());
        }
        state.record(
                EventLayout.header(EventKind.INFERENCE, flags, error, 0),
                state.requestId,
                state.inferenceStart,
                duration,
                EventLayout.subjectAndSite(modelId, state.site(EventKind.INFERENCE, modelId)),
                rows,
                0,
                0);
    }

    /** The model's id in {@link Names#MODELS}. */
    static int id(int model) {
        return model & ~(KNOWN_MODEL | BATCHABLE);
    }

    /** What its handle says of the model, as flags of an event. */
    static int flags(int model) {
        return (model & BATCHABLE) != 0 ? EventLayout.FLAG_BATCHABLE : 0;
    }
}
