package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.RouteProbe;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads routes of Vert.x's router. Defined into its own loader. */
public final class RouteReader {

    private RouteReader() {}

    /** Tells the path of the route that a request has come to, unless it is one for all paths. */
    public static void matched(Object context) {
        Route route = context instanceof RoutingContext routing ? routing.currentRoute() : null;
        String path = route == null ? null : path(route);
        if (route != null && path != null) {
            RouteProbe.router(((RoutingContext) context).mountPoint(), path, isPrefix(route) ? "*" : "");
        }
    }

    private static @Nullable String path(Route route) {
        String path = route.getPath();
        // A route by a regular expression is called by it.
        return path != null || !route.isRegexPath() ? path : route.getName();
    }

    private static boolean isPrefix(Route route) {
        return route.getPath() != null && !route.isExactPath();
    }
}
