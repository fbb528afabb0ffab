package io.pitot.sample;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.List;
import java.util.function.Consumer;

/** An application that scores rows one by one, as it would be woven. */
public final class Scoring {

    private final int model;

    public Scoring(String model) {
        this.model = InferenceProbe.model(model, true);
    }

    /** One request that scores so many rows. */
    public void scoreAll(int rows) {
        ThreadState request = Probe.requestEnter();
        Probe.endpoint("job", "score " + model);
        for (int row = 0; row < rows; row++) {
            List.of(row).forEach(this::score);
        }
        Probe.requestExit(request, 0, null);
    }

    /** The same by way of something that calls back. */
    public void scoreBy(Consumer<Runnable> library) {
        library.accept(() -> scoreAll(1));
    }

    private void score(int row) {
        ThreadState call = InferenceProbe.enter();
        InferenceProbe.exit(call, model, 1, null);
    }

    /** Fails deep inside, wrapped by what called it. */
    public static RuntimeException failure() {
        try {
            return cause();
        } catch (IllegalStateException e) {
            return new RuntimeException("wrapped", e);
        }
    }

    private static RuntimeException cause() {
        throw new IllegalStateException("cause");
    }
}
