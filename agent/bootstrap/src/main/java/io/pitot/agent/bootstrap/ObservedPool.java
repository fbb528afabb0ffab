package io.pitot.agent.bootstrap;

/** Woven into data sources and pools as they load: under which name their connections are counted. */
public interface ObservedPool {

    /** The pool's name; null until it has been set. */
    @Nullable
    String pitot$pool();

    /** Keeps the name. */
    void pitot$pool(@Nullable String name);
}
