package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an implementation of JAX-RS tells of requests, in any version. Each runs the application {@code com.acme.web.rest}. */
public abstract class RestContract extends RoutesContract {

    private final String servlet;
    private final List<String> libraries;
    private final String servletNamespace;

    /**
     * One version of one implementation.
     *
     * @param servlet its servlet
     * @param libraries the folders of its jars and its Tomcat's
     */
    protected RestContract(String servlet, List<String> libraries, String servletNamespace) {
        super("/shop/api");
        this.servlet = servlet;
        this.libraries = libraries;
        this.servletNamespace = servletNamespace;
    }

    /** What the servlet is told when it is mapped to {@code /api/*}. */
    protected Map<String, String> parameters() {
        return Map.of();
    }

    /** Starts it in the context {@code /shop}; the caller stops it. */
    protected final HttpApplication start(
            String type, boolean isFilter, String mapping, String base, Map<String, String> parameters)
            throws Exception {
        return new HttpApplication(server(type, isFilter, mapping, base, parameters), "/shop");
    }

    private Object server(String type, boolean isFilter, String mapping, String base, Map<String, String> parameters)
            throws Exception {
        return IsolatedApplication.of(libraries, servletNamespace)
                .make(
                        "com.acme.web.rest.RestServer",
                        new Class<?>[] {String.class, boolean.class, String.class, String.class, Map.class},
                        type,
                        isFilter,
                        mapping,
                        base,
                        parameters);
    }

    @Override
    protected final Object start() throws Exception {
        return server(servlet, false, "/api/*", "/api", parameters());
    }

    @Test
    void endpointIsTheTemplateOfTheResourceMethod() throws Exception {
        assertAnswers("/owners", 200, "/owners");
        assertAnswers("/owners/4711", 200, "/owners/{ownerId}");
    }

    @Test
    void expressionsOfATemplateAreNoPartOfTheEndpoint() throws Exception {
        assertAnswers("/owners/4711/letters/42/b", 200, "/owners/{ownerId}/letters/{letterId}/{page}");
    }

    @Test
    void templateOfASubResourceHasThoseOfItsLocatorsBeforeIt() throws Exception {
        assertAnswers("/owners/4711/pets", 200, "/owners/{ownerId}/pets");
        assertAnswers("/owners/4711/pets/42", 200, "/owners/{ownerId}/pets/{petId}");
        assertAnswers("/owners/4711/pets/42/visits/7", 200, "/owners/{ownerId}/pets/{petId}/visits/{visitId}");
    }

    @Test
    void endpointIsTheServletsMappingWhereNoResourceMethodMatches() throws Exception {
        assertAnswers("/4711/unknown", 404, "/*");
        assertAnswers("/owners/4711/unknown", 404, "/*");
        assertAnswers("/owners/0/pets/4711", 404, "/*");
        assertAnswers("/owners/1/pets/4711/4711", 404, "/*");
    }

    @Test
    void routeBeginsWithTheDeployedContextPathHoweverTheClientSpellsIt() throws Exception {
        events.clear();
        application().send("GET", "/%73hop/api/owners");

        assertThat(events.awaitRequests(1).get(0).endpoint().route()).startsWith("/shop/api/");
    }
}
