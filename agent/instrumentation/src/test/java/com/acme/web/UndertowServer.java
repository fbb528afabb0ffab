package com.acme.web;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The application on an embedded Undertow, whichever version the class loader has. Answers with its port. */
public final class UndertowServer implements IntSupplier, AutoCloseable {

    /** Held because the logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("io.undertow");

    private final Undertow undertow;

    /**
     * Starts it.
     *
     * @param contextPath empty for the root context
     * @param errorPages whether {@link ErrorPage} answers in the place of errors
     */
    public UndertowServer(String contextPath, boolean errorPages) throws ServletException {
        LOG.setLevel(Level.OFF);
        ServletInfo answering = Servlets.servlet("answering", Answering.class)
                .setAsyncSupported(true)
                .addMappings("/exact", "/api/*", "*.do", "/other", "/");
        String path = contextPath.isEmpty() ? "/" : contextPath;
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath(path)
                .setDeploymentName("application")
                .addServlet(answering)
                .addFilter(Servlets.filter("passing", Passing.class).setAsyncSupported(true))
                .addFilterUrlMapping("passing", "/*", DispatcherType.REQUEST);
        if (errorPages) {
            application.addServlet(Servlets.servlet("sorry", ErrorPage.class).addMapping("/sorry"));
            for (int status : new int[] {401, 404, 500}) {
                application.addErrorPage(Servlets.errorPage("/sorry", status));
            }
        }
        DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
        deployment.deploy();
        HttpHandler handlers = Handlers.path().addPrefixPath(path, deployment.start());
        undertow = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(
                        Boolean.getBoolean(Answering.COMPRESSED)
                                ? new EncodingHandler(
                                        handlers,
                                        new ContentEncodingRepository()
                                                .addEncodingHandler("gzip", new GzipEncodingProvider(), 50))
                                : handlers)
                .build();
        undertow.start();
    }

    @Override
    public int getAsInt() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
