package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Whether to look at the headers of a response: at the first of each endpoint, and then at those of the requests whose consumption is
 * looked at, too. Once an endpoint is known, threads share nothing that any of them changes.
 */
final class ResponseLooks {

    private static final int FIRST = 32;

    private static final AtomicIntegerArray LOOKS = new AtomicIntegerArray(Names.ENDPOINTS.maxId() + 1);

    private ResponseLooks() {}

    static boolean due(int endpointId, boolean isMetered) {
        if (LOOKS.get(endpointId) < FIRST) {
            LOOKS.incrementAndGet(endpointId);
            return true;
        }
        return isMetered;
    }
}
