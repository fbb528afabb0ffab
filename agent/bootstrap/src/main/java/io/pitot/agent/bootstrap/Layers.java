package io.pitot.agent.bootstrap;

import java.util.EnumSet;
import java.util.List;

/**
 * The layers between a call and the application's code, in no order but that of their declaration. Of a library that keeps tables of its
 * own, the method that the application calls is told, {@code library:org.quartz.impl.StdScheduler#scheduleJob}: unless the code of
 * others, which has called it, stands between.
 */
final class Layers {

    private final EnumSet<CodeOrigin> passed = EnumSet.noneOf(CodeOrigin.class);
    private String calledType = "";
    private String calledMethod = "";

    /** The class of the next frame outwards belongs to this. */
    void pass(CodeOrigin origin, String type, String method) {
        if (origin == CodeOrigin.LIBRARY) {
            calledType = type;
            calledMethod = method;
        } else if (origin != CodeOrigin.BETWEEN) {
            calledType = "";
            calledMethod = "";
            if (!origin.layer().isEmpty()) {
                passed.add(origin);
            }
        }
    }

    /** The names of those that were passed. */
    List<String> names() {
        return LayerNames.KNOWN.of(passed, calledType, calledMethod);
    }
}
