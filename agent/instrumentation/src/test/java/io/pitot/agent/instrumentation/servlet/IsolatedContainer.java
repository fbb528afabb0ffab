package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** A container in a class loader of its own. */
abstract class IsolatedContainer extends ServletContract {

    private final String server;
    private final String libraries;
    private final String servletNamespace;

    /**
     * For subclasses.
     *
     * @param server the class that starts the application on it
     * @param libraries the folder of its jars
     */
    IsolatedContainer(String server, String libraries, String servletNamespace) {
        this.server = server;
        this.libraries = libraries;
        this.servletNamespace = servletNamespace;
    }

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return IsolatedApplication.of(List.of(libraries), servletNamespace)
                .make(server, new Class<?>[] {String.class, boolean.class}, contextPath, errorPages);
    }

    @Override
    protected boolean filtersKnowTheMapping() {
        return true;
    }
}
