package io.pitot.agent.instrumentation.quarkus;

import io.pitot.agent.bootstrap.Probe;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/** Reads resources of Quarkus REST. Defined into its own loader. */
public final class ResourceReader {

    private ResourceReader() {}

    /**
     * Tells the template of a resource that a request has come to.
     *
     * @param isOfLocator whether a locator has returned it: it is relative to that one's path
     */
    public static void matched(ResteasyReactiveRequestContext request, RuntimeResource resource, boolean isOfLocator) {
        if (!isOfLocator) {
            String prefix = request.getDeployment().getPrefix();
            Probe.routePrefix(prefix == null || prefix.equals("/") ? "" : prefix);
            Probe.resourceRoute(template(resource.getClassPath()), false);
        }
        // A locator answers no method of its own.
        Probe.resourceRoute(template(resource.getPath()), resource.getHttpMethod() != null);
    }

    private static @Nullable String template(@Nullable URITemplate path) {
        return path == null ? null : path.template;
    }
}
