package io.pitot.agent.instrumentation;

import java.lang.reflect.Method;
import java.util.Map;

/** An object of a library in another class loader, set up by its setters. */
public final class Bean {

    private static final Map<Class<?>, Class<?>> PRIMITIVES =
            Map.of(Integer.class, int.class, Long.class, long.class, Boolean.class, boolean.class);

    private final Object object;

    /** A new one. */
    public Bean(ClassLoader library, String typeName) throws ReflectiveOperationException {
        object = library.loadClass(typeName).getConstructor().newInstance();
    }

    /** Sets a property. */
    public Bean set(String property, Object value) throws ReflectiveOperationException {
        Class<?> type = PRIMITIVES.getOrDefault(value.getClass(), value.getClass());
        Method setter = object.getClass().getMethod("set" + property, type);
        setter.invoke(object, value);
        return this;
    }

    /** The object. */
    public Object get() {
        return object;
    }
}
