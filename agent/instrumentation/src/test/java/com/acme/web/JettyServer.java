package com.acme.web;

import jakarta.servlet.DispatcherType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The application on an embedded Jetty, whichever version and environment the class loader has. Answers with its port.
 * Reflective, since they differ in the names of their packages.
 */
public final class JettyServer implements IntSupplier, AutoCloseable {

    private static final List<String> SERVLETS = List.of(
            "org.eclipse.jetty.ee11.servlet.",
            "org.eclipse.jetty.ee10.servlet.",
            "org.eclipse.jetty.ee9.servlet.",
            "org.eclipse.jetty.ee8.servlet.",
            "org.eclipse.jetty.servlet.");

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
        String servlets = SERVLETS.stream()
                .filter(name -> isPresent(name + "ServletHolder"))
                .findFirst()
                .orElseThrow();
        Object context =
                type(servlets + "ServletContextHandler").getConstructor().newInstance();
        call(context, "setContextPath", contextPath.isEmpty() ? "/" : contextPath);
        Class<?> holderType = type(servlets + "ServletHolder");
        Object answering = holderType.getConstructor(Class.class).newInstance(Answering.class);
        call(answering, "setAsyncSupported", true);
        for (String pattern : new String[] {"/exact", "/api/*", "*.do", "/other", "/"}) {
            call(context, "addServlet", answering, pattern);
        }
        Object passing =
                type(servlets + "FilterHolder").getConstructor(Class.class).newInstance(Passing.class);
        call(passing, "setAsyncSupported", true);
        call(context, "addFilter", passing, "/*", EnumSet.of(DispatcherType.REQUEST));
        if (errorPages) {
            call(context, "addServlet", holderType.getConstructor(Class.class).newInstance(ErrorPage.class), "/sorry");
            Object pages =
                    type(servlets + "ErrorPageErrorHandler").getConstructor().newInstance();
            for (int status : new int[] {401, 404, 500}) {
                call(pages, "addErrorPage", status, "/sorry");
            }
            call(context, "setErrorHandler", pages);
        }
        // The environments for older servlets wrap a handler that the server takes.
        boolean isHandler = type("org.eclipse.jetty.server.Handler").isInstance(context);
        Object handler = isHandler ? context : ((Supplier<?>) context).get();
        if (Boolean.getBoolean(Answering.COMPRESSED)) {
            Object gzip = type("org.eclipse.jetty.server.handler.gzip.GzipHandler")
                    .getConstructor()
                    .newInstance();
            call(gzip, "setHandler", handler);
            handler = gzip;
        }
        call(server, "setHandler", handler);
        call(server, "start");
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(each -> each.getName().equals(name) && accepts(each.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
        return method.invoke(target, arguments);
    }

    private static boolean accepts(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            boolean isPrimitive = (types[i] == int.class && arguments[i] instanceof Integer)
                    || (types[i] == boolean.class && arguments[i] instanceof Boolean);
            if (!isPrimitive && !types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
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
            Object connector = ((Object[]) call(server, "getConnectors"))[0];
            return (int) call(connector, "getLocalPort");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws ReflectiveOperationException {
        call(server, "stop");
    }
}
