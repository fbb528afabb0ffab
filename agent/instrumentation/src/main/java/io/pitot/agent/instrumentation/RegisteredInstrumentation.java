package io.pitot.agent.instrumentation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instrumentation, and what has to be known of it to tell whether a class is wanted. Its own class is loaded for the first class that
 * is: most applications have a few of the libraries, and the classes of all instrumentations, with the matchers that they are made of,
 * would be a good part of what the agent takes before main.
 *
 * <p>Any thread may call any method.
 */
public final class RegisteredInstrumentation {

    private final String className;
    private final String name;
    private final Set<String> typeNames;
    private final Set<String> supertypes;
    private final Set<String> methods;
    private final @Nullable ClassLoader loader;
    private volatile @Nullable LibraryInstrumentation instrumentation;

    /**
     * One that is not loaded yet.
     *
     * @param className its class
     * @param name as {@link LibraryInstrumentation#name}, and so the others
     * @param loader who has the class
     */
    RegisteredInstrumentation(
            String className,
            String name,
            Set<String> typeNames,
            Set<String> supertypes,
            Set<String> methods,
            @Nullable ClassLoader loader) {
        this.className = className;
        this.name = name;
        this.typeNames = typeNames;
        this.supertypes = supertypes;
        this.methods = methods;
        this.loader = loader;
    }

    /** One that exists, such as that of the configured methods. */
    public static RegisteredInstrumentation of(LibraryInstrumentation instrumentation) {
        RegisteredInstrumentation registered = new RegisteredInstrumentation(
                instrumentation.getClass().getName(),
                instrumentation.name(),
                instrumentation.typeNames(),
                instrumentation.supertypes(),
                instrumentation.methods(),
                null);
        registered.instrumentation = instrumentation;
        return registered;
    }

    /** Binary name of its class. */
    public String className() {
        return className;
    }

    /** The library family. */
    public String name() {
        return name;
    }

    /** As {@link LibraryInstrumentation#typeNames}. */
    Set<String> typeNames() {
        return typeNames;
    }

    /** As {@link LibraryInstrumentation#supertypes}. */
    Set<String> supertypes() {
        return supertypes;
    }

    /** As {@link LibraryInstrumentation#methods}. */
    Set<String> methods() {
        return methods;
    }

    /** As {@link LibraryInstrumentation#excludes}; one that cannot be loaded excludes nothing, so that it is missed where it would weave. */
    boolean excludes(String typeName) {
        try {
            return instrumentation().excludes(typeName);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError broken) {
            return false;
        }
    }

    /**
     * The instrumentation itself, loaded at the first call.
     *
     * @throws ReflectiveOperationException if its class cannot be loaded or made an instance of
     * @throws LinkageError if it cannot be linked
     * @throws ClassCastException if it is none
     */
    LibraryInstrumentation instrumentation() throws ReflectiveOperationException {
        LibraryInstrumentation made = instrumentation;
        if (made == null) {
            // Under no lock, as everything that loads classes here. Two threads may make one each: they are equal.
            made = Class.forName(className, true, loader)
                    .asSubclass(LibraryInstrumentation.class)
                    .getConstructor()
                    .newInstance();
            instrumentation = made;
        }
        return made;
    }
}
