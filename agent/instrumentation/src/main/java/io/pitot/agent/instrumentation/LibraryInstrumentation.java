package io.pitot.agent.instrumentation;

import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What is woven into the classes of one library, or of one kind of class in it. A concrete subclass with
 * a public constructor without parameters is listed in {@code META-INF/services} and described in
 * {@code docs/supported-libraries.md}; a test fails when either is missing.
 *
 * <p>Instances are immutable and used by many threads at once. The sets of those that are listed are asked for while the agent is built, so they
 * depend on nothing else, and the class is loaded for the first class that it wants ({@link RegisteredInstrumentation}).
 */
public abstract class LibraryInstrumentation {

    /** The family of the class loaders of containers, which the transformer asks about before it believes them. */
    protected static final String CONTAINER_LOADERS = "container-loaders";

    /** What the class loaders of OSGi's bundles implement. */
    protected static final String BUNDLE_LOADER = "org.osgi.framework.BundleReference";

    /** For subclasses. */
    protected LibraryInstrumentation() {}

    /** The library family, such as {@code jdbc}: what the dump's account groups by. */
    public abstract String name();

    /**
     * Binary names of classes wanted by name, such as {@code com.zaxxer.hikari.pool.HikariPool}.
     */
    public Set<String> typeNames() {
        return Set.of();
    }

    /**
     * Binary names of types whose subclasses and implementors are wanted, however distant, if they
     * declare one of the {@link #methods}. Interfaces themselves are never woven. The hierarchy of
     * {@code java.*} types is not looked into: name each one that counts ({@code java.sql.Statement}
     * <em>and</em> {@code java.sql.PreparedStatement}).
     */
    public Set<String> supertypes() {
        return Set.of();
    }

    /**
     * Names of the methods that {@link #weave} advises, with a descriptor behind it where many other classes have a
     * method of that name: {@code isValid(I)Z}. A class that declares none of them and names none of the {@link
     * #supertypes} itself is turned down without a look at its ancestors.
     */
    public Set<String> methods() {
        return Set.of();
    }

    /**
     * Binary names of small reader classes that advice calls: public, with public static methods, using
     * only the library, the JDK and {@code Probe}. They are defined into the class loader of the woven
     * class, once, before it; never into the agent's.
     */
    public Set<String> helpers() {
        return Set.of();
    }

    /**
     * Whether a class that {@link #supertypes} reaches is left alone all the same, without a report: a
     * pool's wrapper, whose delegate counts.
     *
     * @param typeName its binary name
     */
    public boolean excludes(String typeName) {
        return false;
    }

    /**
     * Says what is to be woven into a class.
     *
     * @param type the class as its file describes it. Ask for its name and its declared methods; its
     *     ancestors would have to be read
     */
    public abstract void weave(Weaver weaver, TypeDescription type);
}
