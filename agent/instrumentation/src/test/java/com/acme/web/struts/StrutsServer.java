package com.acme.web.struts;

import com.acme.web.Echo;
import com.acme.web.EmbeddedTomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;

/** Struts on Tomcat, whichever versions the class loader has. */
public final class StrutsServer extends EmbeddedTomcat {

    private static final String ACTION = """
                    <action name="%s" class="com.acme.web.struts.OwnerAction" method="%s">
                        <result name="success">/page</result>
                    </action>
            """;

    private static final String FAILING = """
                    <action name="owners/{ownerId}/failing" class="com.acme.web.struts.OwnerAction" method="failing">
                        <exception-mapping exception="java.lang.IllegalStateException" result="success"/>
                        <result name="success">/page</result>
                    </action>
            """;

    /**
     * Starts it in the context {@code /shop}. Errors are shown by the action {@code sorry}.
     *
     * @param patterns what names of actions may be: {@code struts} or {@code namedVariable}
     * @param isNamespaceWhole whether a namespace is all before the last slash, and may be a pattern then
     */
    public StrutsServer(String patterns, boolean isNamespaceWhole) throws IOException, LifecycleException {
        super("/shop");
        Path classes = Files.createDirectories(base.toPath().resolve("WEB-INF/classes"));
        Files.writeString(classes.resolve("struts.xml"), configuration());
        filter(
                "struts",
                "org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter",
                Map.of(
                        "struts.action.excludePattern",
                        ".*/page",
                        "struts.actionConfig.fallbackToEmptyNamespace",
                        "true",
                        "struts.patternMatcher",
                        patterns,
                        "struts.enable.SlashesInActionNames",
                        String.valueOf(!isNamespaceWhole),
                        "struts.mapper.alwaysSelectFullNamespace",
                        String.valueOf(isNamespaceWhole)));
        servlet("default", DefaultServlet.class.getName(), "/");
        servlet("page", Echo.class.getName(), "/page");
        for (int status : new int[] {404, 500}) {
            errorPage(status, "/sorry");
        }
        tomcat.start();
    }

    private static String configuration() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE struts PUBLIC "-//Apache Software Foundation//DTD Struts Configuration 2.5//EN"
                    "https://struts.apache.org/dtds/struts-2.5.dtd">
                <struts>
                """
                + inNamespace(
                        "/",
                        ACTION.formatted("owners", "execute"),
                        ACTION.formatted("owners/{ownerId}", "execute"),
                        ACTION.formatted("owners/{ownerId}/queried", "queried"),
                        FAILING,
                        ACTION.formatted("owners/{ownerId}/broken", "broken"),
                        ACTION.formatted("owners/{ownerId}/absent", "absent"),
                        ACTION.formatted("pets/*", "execute"),
                        ACTION.formatted("sorry", "execute"))
                + inNamespace("/staff", ACTION.formatted("list", "execute"))
                + inNamespace("/stores/{storeId}", ACTION.formatted("show", "execute"))
                + inNamespace("", ACTION.formatted("about", "execute"))
                + "</struts>\n";
    }

    private static String inNamespace(String namespace, String... actions) {
        return """
                    <package name="package of %1$s" namespace="%1$s" extends="struts-default">
                %2$s    </package>
                """.formatted(namespace, String.join("", actions));
    }
}
