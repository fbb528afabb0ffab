package com.acme.web.spring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** A Spring MVC application on Tomcat, whichever versions the class loader has. Answers with its port. */
public final class WebServer implements IntSupplier, AutoCloseable {

    /** Held because the logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("org");

    private final Tomcat tomcat = new Tomcat();

    /**
     * Starts it. Errors are shown by the controller's {@code /sorry}.
     *
     * @param mapping what the dispatcher servlet is mapped to
     * @param profile which of the configuration's profiles is active
     */
    public WebServer(String mapping, String profile) throws IOException, LifecycleException {
        LOG.setLevel(Level.OFF);
        TomcatURLStreamHandlerFactory.disable();
        File base = Files.createTempDirectory("tomcat").toFile();
        Files.writeString(base.toPath().resolve("style.css"), "p { color: red }");
        tomcat.setBaseDir(base.getPath());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getEngine().setParentClassLoader(WebServer.class.getClassLoader());
        Context context = tomcat.addContext("", base.getPath());
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.setClassLoader(WebServer.class.getClassLoader());
        spring.getEnvironment().setActiveProfiles(profile);
        spring.register(WebConfiguration.class);
        DispatcherServlet dispatcher = new DispatcherServlet(spring);
        Wrapper servlet = Tomcat.addServlet(context, "spring", dispatcher);
        servlet.setLoadOnStartup(1);
        context.addServletMappingDecoded(mapping, "spring");
        for (int status : new int[] {401, 404, 500}) {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(status);
            page.setLocation((mapping.equals("/") ? "" : mapping.substring(0, mapping.length() - 2)) + "/sorry");
            context.addErrorPage(page);
        }
        tomcat.getConnector();
        tomcat.start();
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
