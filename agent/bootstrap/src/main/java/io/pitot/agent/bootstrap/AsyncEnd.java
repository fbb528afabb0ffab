package io.pitot.agent.bootstrap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Tells when an asynchronous servlet request is complete. By reflection, because the boot loader knows no servlets:
 * of neither package.
 */
public final class AsyncEnd implements InvocationHandler {

    private final RequestIdentity request;
    private final Object response;
    private final @Nullable Method getStatus;

    private AsyncEnd(RequestIdentity request, Object response, @Nullable Method getStatus) {
        this.request = request;
        this.response = response;
        this.getStatus = getStatus;
    }

    /**
     * An {@code AsyncListener} that ends a request.
     *
     * @param type {@code javax.servlet.AsyncListener} or {@code jakarta.servlet.AsyncListener}
     * @param httpResponse {@code HttpServletResponse} of the same package
     * @param response the response that was there when the request became asynchronous
     */
    public static Object listener(Class<?> type, Class<?> httpResponse, Object response, RequestIdentity request) {
        Method getStatus = null;
        if (httpResponse.isInstance(response)) {
            try {
                getStatus = httpResponse.getMethod("getStatus");
            } catch (NoSuchMethodException older) {
                // Servlet 2: there is no way to know.
            }
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new AsyncEnd(request, response, getStatus));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && arguments[0] == proxy;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> AsyncEnd.class.getName();
            };
        }
        try {
            if (arguments != null && arguments.length == 1) {
                on(method.getName(), arguments[0], proxy, method.getDeclaringClass());
            }
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
        return null;
    }

    private void on(String what, Object event, Object listener, Class<?> type) throws ReflectiveOperationException {
        switch (what) {
            case "onComplete" -> Probe.requestCompleted(request, status());
            case "onError" -> {
                if (event.getClass().getMethod("getThrowable").invoke(event) instanceof Throwable thrown) {
                    request.failed(thrown);
                }
            }
            case "onStartAsync" -> {
                // A new cycle of the same request: it forgets the listeners of the one before.
                Method getContext = event.getClass().getMethod("getAsyncContext");
                getContext.getReturnType().getMethod("addListener", type).invoke(getContext.invoke(event), listener);
            }
            default -> {
                // Timed out: the container goes on to complete it.
            }
        }
    }

    private int status() throws IllegalAccessException {
        try {
            return getStatus != null && getStatus.invoke(response) instanceof Integer status ? status : 0;
        } catch (InvocationTargetException recycled) {
            return 0;
        }
    }
}
