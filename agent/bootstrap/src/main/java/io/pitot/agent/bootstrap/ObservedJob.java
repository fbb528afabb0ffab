package io.pitot.agent.bootstrap;

/** Woven into the JDK's scheduled tasks as they load: what the unit of work is called that each of their runs is. */
public interface ObservedJob {

    /** Its name; null until it has been set. */
    @Nullable
    Object pitot$job();

    /** Keeps it. */
    void pitot$job(@Nullable Object name);
}
