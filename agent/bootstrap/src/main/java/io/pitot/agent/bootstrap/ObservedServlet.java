package io.pitot.agent.bootstrap;

/**
 * Woven into what a container configures servlets with whose requests do not say what they are mapped to: the mappings of the servlet.
 */
public interface ObservedServlet {

    /** Its mappings, or null until they have been asked for. */
    @Nullable
    ServletMappings pitot$mappings();

    /** Keeps them. */
    void pitot$mappings(@Nullable ServletMappings mappings);
}
