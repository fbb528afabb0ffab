package io.pitot.clinic;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Without JAX-RS. */
@ApplicationScoped
public class Routes {

    @Inject
    Names names;

    void add(@Observes Router router) {
        router.get("/routes/:id").blockingHandler(context -> {
            long id = Long.parseLong(context.pathParam("id"));
            context.end(names.of(id, "GET /routes/:id"));
        });
    }
}
