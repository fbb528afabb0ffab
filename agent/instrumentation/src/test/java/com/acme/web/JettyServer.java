package com.acme.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.function.IntSupplier;

/**
 * The application on an embedded Jetty, whichever version the class loader has. Answers with its port.
 * Reflective, since the versions differ in the names of their packages.
 */
public final class JettyServer implements IntSupplier, AutoCloseable {

    private final Object server;

    /**
     * Starts it.
     *
     * @param contextPath empty for the root context
     * @param errorPages whether {@link ErrorPage} answers in the place of errors
     */
    public JettyServer(String contextPath, boolean errorPages) throws ReflectiveOperationException {
        System.setProperty("org.eclipse.jetty.LEVEL", "OFF");
        server = type("org.eclipse.jetty.server.Server")
                .getConstructor(int.class)
                .newInstance(0);
        String servlets = isPresent("org.eclipse.jetty.ee11.servlet.ServletHolder")
                ? "org.eclipse.jetty.ee11.servlet."
                : "org.eclipse.jetty.servlet.";
        Object context =
                type(servlets + "ServletContextHandler").getConstructor().newInstance();
        call(context, "setContextPath", String.class, contextPath.isEmpty() ? "/" : contextPath);
        Class<?> holderType = type(servlets + "ServletHolder");
        Object answering = holderType.getConstructor(Class.class).newInstance(Answering.class);
        call(answering, "setAsyncSupported", boolean.class, true);
        for (String pattern : new String[] {"/exact", "/api/*", "*.do", "/other", "/"}) {
            context.getClass().getMethod("addServlet", holderType, String.class).invoke(context, answering, pattern);
        }
        Class<?> filterType = type(servlets + "FilterHolder");
        Object passing = filterType.getConstructor(Class.class).newInstance(Passing.class);
        call(passing, "setAsyncSupported", boolean.class, true);
        context.getClass()
                .getMethod("addFilter", filterType, String.class, EnumSet.class)
                .invoke(context, passing, "/*", EnumSet.of(DispatcherType.REQUEST));
        if (errorPages) {
            Object sorry = holderType.getConstructor(Class.class).newInstance(ErrorPage.class);
            context.getClass().getMethod("addServlet", holderType, String.class).invoke(context, sorry, "/sorry");
            Object handler =
                    type(servlets + "ErrorPageErrorHandler").getConstructor().newInstance();
            for (int status : new int[] {401, 404, 500}) {
                handler.getClass()
                        .getMethod("addErrorPage", int.class, String.class)
                        .invoke(handler, status, "/sorry");
            }
            Class<?> accepted = isPresent("org.eclipse.jetty.server.Request$Handler")
                    ? type("org.eclipse.jetty.server.Request$Handler")
                    : type("org.eclipse.jetty.server.handler.ErrorHandler");
            call(context, "setErrorHandler", accepted, handler);
        }
        call(server, "setHandler", type("org.eclipse.jetty.server.Handler"), context);
        server.getClass().getMethod("start").invoke(server);
    }

    private static void call(Object target, String method, Class<?> argumentType, Object argument)
            throws ReflectiveOperationException {
        target.getClass().getMethod(method, argumentType).invoke(target, argument);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, JettyServer.class.getClassLoader());
    }

    private static boolean isPresent(String name) {
        return JettyServer.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    @Override
    public int getAsInt() {
        try {
            Object connector =
                    ((Object[]) server.getClass().getMethod("getConnectors").invoke(server))[0];
            return (int) connector.getClass().getMethod("getLocalPort").invoke(connector);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        server.getClass().getMethod("stop").invoke(server);
    }
}
