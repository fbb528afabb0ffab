package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ExposedSecond;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Collects what instrumentations want woven into one class. Used by one thread. */
public final class Weaver {

    /** Advice for the methods that a matcher accepts. */
    record Advised(ElementMatcher<? super MethodDescription> methods, AdviceClasses.Source advice) {}

    /**
     * An accessor interface that the class is to have.
     *
     * @param field the field of the class that it reads, or null if it gets one of its own
     */
    record State(Class<?> accessor, @Nullable String field) {}

    private final TypeDescription type;
    private final TypePool types;
    private final List<Advised> advised = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private @Nullable String refusal;

    /** @param types the types that the class's loader sees, read as class files */
    Weaver(TypeDescription type, TypePool types) {
        this.type = type;
        this.types = types;
    }

    /**
     * Weaves advice into every declared method or constructor that matches and has a body.
     * A constructor's advice has no {@code onThrowable}.
     *
     * @param methods which methods
     * @param adviceClass binary name of the advice class, written as a string so that the agent never
     *     loads it. Its {@code Advice.OnMethodEnter} and {@code OnMethodExit} say
     *     {@code suppress = Throwable.class}; it names only the JDK, the boot loader's classes, the library and
     *     the instrumentation's helpers
     */
    public Weaver advice(ElementMatcher<? super MethodDescription> methods, String adviceClass) {
        return advice(methods, adviceClass, "", "");
    }

    /**
     * The same with advice that was written for another name of the same library.
     *
     * @param writtenFor the package prefix that the advice was compiled with: {@code jakarta.servlet}
     * @param usedFor the prefix that takes its place in this class: {@code javax.servlet}
     */
    public Weaver advice(
            ElementMatcher<? super MethodDescription> methods, String adviceClass, String writtenFor, String usedFor) {
        advised.add(new Advised(methods, new AdviceClasses.Source(adviceClass, writtenFor, usedFor)));
        return this;
    }

    /**
     * Adds a field with its accessors, unless an ancestor that the same instrumentation wants has it.
     *
     * @param accessor an interface of the boot loader with two methods of one name, such as {@code
     *     ObservedStatement}: one returns the value, the other takes it
     */
    public Weaver state(Class<?> accessor) {
        states.add(new State(accessor, null));
        return this;
    }

    /**
     * Lets advice and readers elsewhere see a private field that the class declares. Leaves the class alone, and says so
     * in the dump, if it declares none of that name.
     *
     * @param field name of a field that is no primitive and not static
     */
    public Weaver expose(String field) {
        return expose(ExposedField.class, field);
    }

    /** The same of a second field of the class, as {@link ExposedSecond}. */
    public Weaver exposeSecond(String field) {
        return expose(ExposedSecond.class, field);
    }

    private Weaver expose(Class<?> accessor, String field) {
        if (declares(field)) {
            states.add(new State(accessor, field));
        } else {
            refuse("unknown version: it declares no field " + field);
        }
        return this;
    }

    /** Whether the class declares a field of this name. */
    public boolean declares(String field) {
        return !type.getDeclaredFields().filter(ElementMatchers.named(field)).isEmpty();
    }

    /**
     * Leaves the class alone, and says so in the dump, if no declared method matches: it is of a version
     * that the instrumentation does not know.
     *
     * @param method what was expected, for the reader of the dump: {@code getConnection(long)}
     */
    public Weaver expect(ElementMatcher<? super MethodDescription> methods, String method) {
        if (type.getDeclaredMethods().filter(methods).isEmpty()) {
            refuse("unknown version: it declares no " + method);
        }
        return this;
    }

    /**
     * Whether the class can see a type that declares a method of this name: how versions of a library are
     * told apart when they differ elsewhere than in the woven class.
     *
     * @param typeName its binary name
     */
    public boolean finds(String typeName, String method) {
        TypePool.Resolution found = types.describe(typeName);
        return found.isResolved()
                && !found.resolve()
                        .getDeclaredMethods()
                        .filter(ElementMatchers.named(method))
                        .isEmpty();
    }

    /** Leaves the class alone, and says why in the dump. */
    public void refuse(String reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    List<Advised> advised() {
        return advised;
    }

    List<State> states() {
        return states;
    }

    @Nullable
    String refusal() {
        return refusal;
    }
}
