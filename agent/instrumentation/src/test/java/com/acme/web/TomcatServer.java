package com.acme.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The application on an embedded Tomcat, whichever version the class loader has. Answers with its port. */
public final class TomcatServer implements IntSupplier, AutoCloseable {

    /** Bytes of {@code /large.bin}: more than Tomcat copies by itself, so that the operating system sends them. */
    public static final int LARGE_FILE = 200_000;

    /** Held because the logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();

    /**
     * Starts it.
     *
     * @param contextPath empty for the root context
     * @param errorPages whether {@link com.acme.web.ErrorPage} answers in the place of errors
     */
    public TomcatServer(String contextPath, boolean errorPages) throws IOException, LifecycleException {
        LOG.setLevel(Level.OFF);
        // There is one such factory per JVM, and the tests run two Tomcats in one.
        TomcatURLStreamHandlerFactory.disable();
        File base = Files.createTempDirectory("tomcat").toFile();
        tomcat.setBaseDir(base.getPath());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getEngine().setParentClassLoader(TomcatServer.class.getClassLoader());
        Context context = tomcat.addContext(contextPath, base.getPath());
        Files.write(base.toPath().resolve("large.bin"), new byte[LARGE_FILE]);
        servlet(context, "files", DefaultServlet.class, "/large.bin");
        servlet(context, "answering", Answering.class, "/exact", "/api/*", "*.do", "/other", "/");
        if (errorPages) {
            servlet(context, "sorry", com.acme.web.ErrorPage.class, "/sorry");
            for (int status : new int[] {401, 404, 500}) {
                ErrorPage page = new ErrorPage();
                page.setErrorCode(status);
                page.setLocation("/sorry");
                context.addErrorPage(page);
            }
        }
        FilterDef filter = new FilterDef();
        filter.setFilterName("passing");
        filter.setFilterClass(Passing.class.getName());
        filter.setAsyncSupported("true");
        context.addFilterDef(filter);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("passing");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
        tomcat.getConnector().setProperty("compression", "on");
        tomcat.getConnector().setProperty("compressibleMimeType", "text/plain");
        tomcat.start();
    }

    private static void servlet(Context context, String name, Class<?> type, String... patterns) {
        Wrapper wrapper = Tomcat.addServlet(context, name, type.getName());
        wrapper.setAsyncSupported(true);
        for (String pattern : patterns) {
            context.addServletMappingDecoded(pattern, name);
        }
    }

    @Override
    public int getAsInt() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
