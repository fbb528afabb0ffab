package com.acme.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A Tomcat with one context, whichever version the class loader has. Answers with its port. */
public abstract class EmbeddedTomcat implements IntSupplier, AutoCloseable {

    /** Held because the logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("");

    /** The server. */
    protected final Tomcat tomcat = new Tomcat();

    /** Its only context. */
    protected final Context context;

    /** The context's folder. */
    protected final File base;

    /**
     * Not yet started.
     *
     * @param contextPath empty for the root context
     */
    protected EmbeddedTomcat(String contextPath) throws IOException {
        LOG.setLevel(Level.OFF);
        // There is one such factory per JVM, and the tests run two Tomcats in one.
        TomcatURLStreamHandlerFactory.disable();
        base = Files.createTempDirectory("tomcat").toFile();
        tomcat.setBaseDir(base.getPath());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("compression", Boolean.getBoolean(Answering.COMPRESSED) ? "on" : "off");
        tomcat.getEngine().setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
        context = tomcat.addContext(contextPath, base.getPath());
    }

    /** Adds a servlet. */
    protected final Wrapper servlet(String name, String type, String... patterns) {
        Wrapper wrapper = Tomcat.addServlet(context, name, type);
        wrapper.setAsyncSupported(true);
        for (String pattern : patterns) {
            context.addServletMappingDecoded(pattern, name);
        }
        return wrapper;
    }

    /** Adds a filter of all requests and error pages. */
    protected final void filter(String name, String type, Map<String, String> parameters) {
        FilterDef filter = new FilterDef();
        filter.setFilterName(name);
        filter.setFilterClass(type);
        filter.setAsyncSupported("true");
        parameters.forEach(filter::addInitParameter);
        context.addFilterDef(filter);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        mapping.setDispatcher("REQUEST");
        mapping.setDispatcher("ERROR");
        context.addFilterMap(mapping);
    }

    /** Adds a page that is shown in the place of an error. */
    protected final void errorPage(int status, String location) {
        ErrorPage page = new ErrorPage();
        page.setErrorCode(status);
        page.setLocation(location);
        context.addErrorPage(page);
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
