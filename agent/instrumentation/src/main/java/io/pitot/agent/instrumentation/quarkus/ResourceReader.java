package io.pitot.agent.instrumentation.quarkus;

import io.pitot.agent.bootstrap.RouteProbe;
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
            RouteProbe.prefix(prefix == null || prefix.equals("/") ? "" : prefix);
            RouteProbe.resource(template(resource.getClassPath()), false);
        }
        // A locator answers no method of its own.
        RouteProbe.resource(template(resource.getPath()), resource.getHttpMethod() != null);
    }

    private static @Nullable String template(@Nullable URITemplate path) {
        return path == null ? null : path.template;
    }
}
