package io.pitot.agent.instrumentation.quarkus;

import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;

/** Reads triggers of Quarkus's scheduler. Defined into its own loader. */
public final class TriggerReader {

    private TriggerReader() {}

    /** What a trigger's job is called: {@code com.acme.Feeding.feed}, or as the application called it. */
    public static String name(ScheduledExecution execution) {
        Trigger trigger = execution.getTrigger();
        String method = trigger.getMethodDescription();
        return method == null ? trigger.getId() : method.replace('#', '.');
    }
}
