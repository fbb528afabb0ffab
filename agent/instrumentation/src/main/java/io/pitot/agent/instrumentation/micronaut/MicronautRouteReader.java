package io.pitot.agent.instrumentation.micronaut;

import io.micronaut.web.router.UriRouteMatch;
import io.pitot.agent.bootstrap.RouteProbe;

/** Reads what a request has matched. Defined into the loader of Micronaut. */
public final class MicronautRouteReader {

    private MicronautRouteReader() {}

    /** A route is about to be called: one of the application's paths, or one for errors, which names nothing. */
    public static void matched(Object match) {
        if (match instanceof UriRouteMatch<?, ?> route) {
            String template = route.getRouteInfo().getUriMatchTemplate().getTemplateString();
            int query = template.indexOf("{?");
            // Its templates are whole paths, whatever the servlet is mapped to.
            RouteProbe.prefix("");
            RouteProbe.framework(query < 0 ? template : template.substring(0, query));
        }
    }
}
