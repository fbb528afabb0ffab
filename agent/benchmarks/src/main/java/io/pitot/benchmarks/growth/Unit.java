package io.pitot.benchmarks.growth;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * Requests as the code woven into servlet containers and web frameworks reports them. Without an agent there is
 * nothing to report to.
 */
final class Unit {

    /** Whether this JVM runs with the agent: the boot loader has its classes then. */
    static final boolean OBSERVED = isObserved();

    private Unit() {}

    private static boolean isObserved() {
        try {
            Class.forName("io.pitot.agent.bootstrap.Probe", false, null);
            return true;
        } catch (ClassNotFoundException withoutAgent) {
            return false;
        }
    }

    /** A request begins; null without an agent. */
    static @Nullable ThreadState begin(String route) {
        if (!OBSERVED) {
            return null;
        }
        ThreadState state = Probe.requestEnter();
        Probe.requestMethod("GET");
        RouteProbe.framework(route);
        return state;
    }

    static void end(@Nullable ThreadState state) {
        if (state != null) {
            Probe.requestExit(state, 200, null);
        }
    }
}
