package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.RouteProbe;
import org.springframework.web.server.ServerWebExchange;

/** Reads what a request has matched. Defined into the loader of WebFlux. */
public final class WebFluxReader {

    private WebFluxReader() {}

    /** A handler has been chosen for a request: its pattern is an attribute of it by now. */
    public static void matched(Object exchange) {
        if (exchange instanceof ServerWebExchange request) {
            Object pattern =
                    request.getAttribute("org.springframework.web.reactive.HandlerMapping.bestMatchingPattern");
            if (pattern != null) {
                String base = request.getRequest().getPath().contextPath().value();
                RouteProbe.framework(base.isEmpty() ? pattern.toString() : base.concat(pattern.toString()));
            }
        }
    }
}
