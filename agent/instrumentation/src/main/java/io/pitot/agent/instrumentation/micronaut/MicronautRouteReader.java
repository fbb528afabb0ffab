package io.pitot.agent.instrumentation.micronaut;

import io.micronaut.web.router.UriRouteMatch;
import io.pitot.agent.bootstrap.RouteProbe;

/** Reads what a request has matched. Defined into the loader of Micronaut. */
public final class MicronautRouteReader {

    private MicronautRouteReader() {}

    /** A route is about to be called: one of the application's paths, or one for errors, which names nothing. */
    public static void matched(Object match) {
        if (match instanceof UriRouteMatch<?, ?> route) {
            // Its templates are whole paths, whatever the servlet is mapped to.
            RouteProbe.prefix("");
            RouteProbe.framework(route.getRouteInfo().getUriMatchTemplate().getTemplateString());
        }
    }
}
