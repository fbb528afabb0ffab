package com.acme.web.stripes;

import com.acme.web.Echo;
import com.acme.web.EmbeddedTomcat;
import java.io.IOException;
import java.util.Map;
import net.sourceforge.stripes.controller.DispatcherServlet;
import net.sourceforge.stripes.controller.DynamicMappingFilter;
import net.sourceforge.stripes.controller.StripesFilter;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;

/** Stripes on Tomcat, whichever versions the class loader has. */
public final class StripesServer extends EmbeddedTomcat {

    /**
     * Starts it in the context {@code /shop}. Errors are shown by {@link Beans.Sorry}.
     *
     * @param isDynamic whether URLs are matched where nothing else answers, instead of by a servlet's mappings
     */
    public StripesServer(boolean isDynamic) throws IOException, LifecycleException {
        super("/shop");
        filter(
                "stripes",
                StripesFilter.class.getName(),
                Map.of(
                        "ActionResolver.Class",
                        BeansResolver.class.getName(),
                        "ExceptionHandler.Class",
                        Failures.class.getName(),
                        "Interceptor.Classes",
                        Doorkeeper.class.getName()));
        servlet("default", DefaultServlet.class.getName(), "/");
        servlet("page", Echo.class.getName(), "/page");
        if (isDynamic) {
            filter("dynamic", DynamicMappingFilter.class.getName(), Map.of());
        } else {
            servlet("dispatcher", DispatcherServlet.class.getName(), "/owners/*", "/pets/*", "/sorry", "*.action");
        }
        for (int status : new int[] {404, 500}) {
            errorPage(status, "/sorry");
        }
        tomcat.start();
    }
}
