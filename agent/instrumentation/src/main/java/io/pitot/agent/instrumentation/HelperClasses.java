package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines reader classes into the class loaders of libraries, once per loader. Any thread may ask.
 *
 * <p>{@code ClassLoader.defineClass} is protected and java.base closed; the instrumentation interface
 * may open it to the agent's module, which works alike on every JVM since 9 and needs no warning.
 */
final class HelperClasses {

    private final Instrumentation instrumentation;
    private final ClassLoader source;
    private final PerLoader<Set<String>> defined = new PerLoader<>();
    private volatile @Nullable Method defineClass;

    /** @param source the loader whose resources hold the helpers */
    HelperClasses(Instrumentation instrumentation, ClassLoader source) {
        this.instrumentation = instrumentation;
        this.source = source;
    }

    /**
     * Defines those of the named classes that the loader does not have yet.
     *
     * @param module the module of the class that will call them
     * @param domain the protection domain of that class
     * @throws ReflectiveOperationException if a class cannot be defined
     * @throws IOException if a class file cannot be read
     */
    void define(Set<String> names, ClassLoader loader, Module module, @Nullable ProtectionDomain domain)
            throws ReflectiveOperationException, IOException {
        if (names.isEmpty()) {
            return;
        }
        Set<String> known = defined.get(loader);
        Set<String> present = known == null ? defined.putIfAbsent(loader, ConcurrentHashMap.newKeySet()) : known;
        for (String name : names) {
            // Added only once defined: a thread that weaves a second class of the library meanwhile
            // defines it too, and the one that comes late is told by LinkageError.
            if (!present.contains(name)) {
                define(name, loader, domain);
                present.add(name);
            }
        }
        if (module.isNamed()) {
            instrumentation.redefineModule(
                    module, Set.of(loader.getUnnamedModule()), Map.of(), Map.of(), Set.of(), Map.of());
        }
    }

    private void define(String name, ClassLoader loader, @Nullable ProtectionDomain domain)
            throws ReflectiveOperationException, IOException {
        byte[] bytes;
        try (InputStream file = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            bytes = file.readAllBytes();
        }
        try {
            defineClass().invoke(loader, name, bytes, 0, bytes.length, domain);
        } catch (InvocationTargetException failed) {
            if (!(failed.getCause() instanceof LinkageError) || !isDefined(name, loader)) {
                throw failed;
            }
        }
    }

    private static boolean isDefined(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private Method defineClass() throws NoSuchMethodException {
        Method method = defineClass;
        if (method == null) {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.lang", Set.of(HelperClasses.class.getModule())),
                    Set.of(),
                    Map.of());
            method = ClassLoader.class.getDeclaredMethod(
                    "defineClass", String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
            method.setAccessible(true);
            defineClass = method;
        }
        return method;
    }
}
