package io.pitot.agent.bootstrap;

import java.lang.reflect.InvocationHandler;

/**
 * Tells methods that pass on a call which they intercept, of the frames of a stack one after the other from the innermost: those that call
 * {@code proceed}, as it is called in AspectJ, AOP Alliance, Spring, Jakarta's interceptors and Micronaut, and handlers of the JDK's proxies.
 */
final class Interception {

    private static final String PROCEED = "proceed";

    private boolean proceeds;

    /** Whether the next frame outwards is of such a method. */
    boolean isIn(String method) {
        boolean calledProceed = proceeds;
        proceeds = method.equals(PROCEED);
        return calledProceed && !proceeds;
    }

    /** The same where its class is known. */
    boolean isIn(Class<?> type, String method) {
        return isIn(method) || (method.equals("invoke") && InvocationHandler.class.isAssignableFrom(type));
    }
}
