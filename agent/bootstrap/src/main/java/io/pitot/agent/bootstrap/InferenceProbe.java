package io.pitot.agent.bootstrap;

/** What woven models call. {@link #enter} answers null inside another model; {@link #exit} is then not to be called. */
public final class InferenceProbe {

    /** Bits of a model's handle, above its id. */
    private static final int BATCHABLE = 1 << 30;

    private static final int KNOWN_MODEL = 1 << 29;
    private static final int ALL_PROCESSORS = 1 << 28;
    private static final int ID = ALL_PROCESSORS - 1;

    /** In place of a kind of event: sites of loads are looked at apart from those of calls. */
    private static final int LOADS = EventKind.LAST + 1;

    /** By id: whether it was called since it was loaded. Two threads that come first at the same time are both first. */
    private static final boolean[] CALLED = new boolean[Names.MODELS.maxId() + 1];

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

    /**
     * Notes whether the library computes each call of a model on all processors, which is dear for a single row.
     *
     * @param observed has a handle
     */
    public static void useAllProcessors(Object observed, boolean all) {
        ObservedModel kept = (ObservedModel) observed;
        int model = kept.pitot$model();
        kept.pitot$model(all ? model | ALL_PROCESSORS : model & ~ALL_PROCESSORS);
    }

    /** What a model from a file is called: the file's name without folders, ending, and what a URL asks for. */
    public static String nameOfFile(String path) {
        int query = path.indexOf('?');
        String place = query < 0 ? path : path.substring(0, query);
        String file = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** A model is called, or loaded. */
    public static @Nullable ThreadState enter() {
        ThreadState state = outermost();
        if (state != null) {
            enter(state, InputHash.UNKNOWN);
        }
        return state;
    }

    /**
     * A model that nothing of its own stands for is called, and what it is given has been read.
     *
     * @param state from {@link #outermost}
     * @param input from {@link InputHash}, or {@link InputHash#UNKNOWN}
     */
    public static void enter(ThreadState state, long input) {
        state.inferenceInput = input;
        state.inferenceStart = System.nanoTime();
        // Last: what fails before leaves the thread outside any model, not inside one that never ends.
        state.inside |= ThreadState.INFERENCE;
    }

    /**
     * The same where the model is known, if it has been called before: it then counts how many calls are under way.
     *
     * @param observed what {@link ObservedModel} is woven into
     */
    public static @Nullable ThreadState enter(Object observed) {
        ThreadState state = outermost();
        if (state != null) {
            enter(state, observed, InputHash.UNKNOWN);
        }
        return state;
    }

    /** This thread, if it is not inside a model: to be told what the next one is given before it {@linkplain #enter(ThreadState, Object, long) enters} that. */
    public static @Nullable ThreadState outermost() {
        ThreadState state = ThreadState.current();
        return (state.inside & ThreadState.INFERENCE) != 0 ? null : state;
    }

    /**
     * A model is called, as of {@link #enter(Object)}, and what it is given has been read: the time that this took is not the model's, and if
     * it failed, the application's objects being what they are, the thread is outside any model.
     *
     * @param state from {@link #outermost}
     * @param input from {@link InputHash}, or {@link InputHash#UNKNOWN}
     */
    public static void enter(ThreadState state, Object observed, long input) {
        int id = ((ObservedModel) observed).pitot$model() & ID;
        if (state.inferencesAtOnce != 0) {
            // What was to tell the end of the call before has failed.
            CallsUnderWay.end(state.inferenceModel);
            state.inferencesAtOnce = 0;
        }
        state.inferenceModel = id;
        state.inferenceInput = input;
        state.inferenceStart = System.nanoTime();
        state.inferencesAtOnce = CallsUnderWay.begin(id);
        state.inside |= ThreadState.INFERENCE;
    }

    /**
     * Keeps what this thread asks a model with, where the model itself is given something that was made of it and cannot be read.
     *
     * @param input from {@link InputHash}, or {@link InputHash#UNKNOWN}
     * @return what was kept before
     */
    public static long ask(long input) {
        ThreadState state = ThreadState.current();
        long before = state.inferenceAsked;
        state.inferenceAsked = input;
        return before;
    }

    /** What {@link #ask} keeps. */
    public static long asked(ThreadState state) {
        return state.inferenceAsked;
    }

    /**
     * A model has been loaded, since {@link #enter()}.
     *
     * @param model from {@link #model}, or 0 where that failed
     */
    public static void exitLoad(ThreadState state, int model) {
        state.inside &= ~ThreadState.INFERENCE;
        long duration = System.nanoTime() - state.inferenceStart;
        int id = id(model);
        if (id == 0) {
            return;
        }
        CALLED[id] = false;
        state.record(
                EventLayout.header(EventKind.INFERENCE, EventLayout.FLAG_LOAD, 0, 0),
                state.requestId,
                state.inferenceStart,
                duration,
                EventLayout.subjectAndSite(id, state.siteNowAndThen(LOADS, id)),
                0,
                0,
                0);
    }

    /**
     * Tells the load of a model that has got its name from this call, before that is told. It belongs to no request: nothing says which
     * one it was in.
     *
     * @param state from {@link #enter()}
     * @param model from {@link #model}
     * @param loaded what the model is; its load is told once
     */
    public static void tellLoad(ThreadState state, int model, ObservedLoad loaded) {
        long nanos = loaded.pitot$loadNanos();
        int id = id(model);
        if (nanos == 0 || id == 0) {
            return;
        }
        loaded.pitot$loadNanos(0);
        CALLED[id] = false;
        state.record(
                EventLayout.header(EventKind.INFERENCE, EventLayout.FLAG_LOAD, 0, 0),
                state.outside(),
                state.inferenceStart - nanos,
                nanos,
                EventLayout.subjectAndSite(id, 0),
                0,
                0,
                0);
    }

    /**
     * The model answered.
     *
     * @param model from {@link #model}, or 0 where none was made
     * @param rows inputs scored in this call, or 0 where unknown
     */
    public static void exit(ThreadState state, int model, long rows, @Nullable Throwable thrown) {
        state.inside &= ~ThreadState.INFERENCE;
        long duration = System.nanoTime() - state.inferenceStart;
        int atOnce = state.inferencesAtOnce;
        if (atOnce != 0) {
            CallsUnderWay.end(state.inferenceModel);
            state.inferencesAtOnce = 0;
        }
        int modelId = id(model);
        long input = state.inferenceInput;
        int flags = flags(model) | (input == InputHash.UNKNOWN ? 0 : EventLayout.FLAG_ARGUMENTS);
        if (modelId != 0 && !CALLED[modelId]) {
            CALLED[modelId] = true;
            flags |= EventLayout.FLAG_FIRST;
        }
        int error = 0;
        if (thrown != null) {
            flags |= EventLayout.FLAG_ERROR;
            error = Names.named(Names.ERRORS, thrown.getClass().getName());
        }
        state.record(
                EventLayout.header(
                        EventKind.INFERENCE,
                        flags,
                        error,
                        EventLayout.callsAtOnce(atOnce, (model & ALL_PROCESSORS) != 0)),
                state.requestId,
                state.inferenceStart,
                duration,
                EventLayout.subjectAndSite(modelId, state.site(EventKind.INFERENCE, modelId)),
                rows,
                input,
                0);
    }

    /** The model's id in {@link Names#MODELS}. */
    static int id(int model) {
        return model & ID;
    }

    /** What its handle says of the model, as flags of an event. */
    static int flags(int model) {
        return (model & BATCHABLE) != 0 ? EventLayout.FLAG_BATCHABLE : 0;
    }
}
