package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** How many calls of each model are under way in this moment. Any thread; what runs long enough to meet others is not slowed by an add. */
final class CallsUnderWay {

    private static final AtomicIntegerArray BY_MODEL = new AtomicIntegerArray(Names.MODELS.maxId() + 1);

    private CallsUnderWay() {}

    /** One more call of a model begins. How many there are then; 0 of the models that share id 0. */
    static int begin(int model) {
        return model == 0 ? 0 : BY_MODEL.incrementAndGet(model);
    }

    /** A call that has begun ends. */
    static void end(int model) {
        if (model != 0) {
            BY_MODEL.decrementAndGet(model);
        }
    }
}
