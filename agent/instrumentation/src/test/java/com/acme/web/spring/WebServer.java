package com.acme.web.spring;

import com.acme.web.EmbeddedTomcat;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** A Spring MVC application on Tomcat, whichever versions the class loader has. */
public final class WebServer extends EmbeddedTomcat {

    /**
     * Starts it. Errors are shown by the controller's {@code /sorry}.
     *
     * @param mapping what the dispatcher servlet is mapped to
     * @param profile which of the configuration's profiles is active
     */
    public WebServer(String mapping, String profile) throws IOException, LifecycleException {
        super("");
        Files.writeString(base.toPath().resolve("style.css"), "p { color: red }");
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.setClassLoader(WebServer.class.getClassLoader());
        spring.getEnvironment().setActiveProfiles(profile);
        spring.register(WebConfiguration.class);
        DispatcherServlet dispatcher = new DispatcherServlet(spring);
        Wrapper servlet = Tomcat.addServlet(context, "spring", dispatcher);
        servlet.setLoadOnStartup(1);
        context.addServletMappingDecoded(mapping, "spring");
        for (int status : new int[] {401, 404, 500}) {
            errorPage(status, (mapping.equals("/") ? "" : mapping.substring(0, mapping.length() - 2)) + "/sorry");
        }
        tomcat.start();
    }
}
