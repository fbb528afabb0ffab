package io.pitot.sample;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;

/** Ten runs of a job that scores three rows one by one, as it would be woven. The first run fails. */
public final class NightlyJob implements Runnable {

    @Override
    public void run() {
        int model = InferenceProbe.model("fraud-v3", true);
        for (int i = 0; i < 10; i++) {
            ThreadState request = Probe.requestEnter();
            Probe.endpoint("job", "nightly");
            for (int row = 0; row < 3; row++) {
                ThreadState call = InferenceProbe.enter();
                InferenceProbe.exit(call, model, 1, null);
            }
            Probe.requestExit(request, 0, i == 0 ? new IllegalStateException("not to be kept") : null);
        }
    }
}
