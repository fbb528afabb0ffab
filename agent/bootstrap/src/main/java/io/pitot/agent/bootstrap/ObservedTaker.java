package io.pitot.agent.bootstrap;

/** Woven into classes as they load by whose objects an application takes messages itself. */
public interface ObservedTaker {

    /** What {@link TakenMessages} knows of it; null before. */
    @Nullable
    Object pitot$source();

    /** Keeps it. */
    void pitot$source(@Nullable Object source);
}
