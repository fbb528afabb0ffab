package io.pitot.agent.bootstrap;

/**
 * What requests of one kind are called.
 *
 * @param kind the kind of unit of work, such as {@code http}
 * @param method the HTTP method, or empty for units of work that have none
 * @param route the route template, never a raw URL
 */
public record EndpointName(String kind, String method, String route) {}
