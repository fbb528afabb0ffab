package io.pitot.agent.instrumentation;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.AsmClassWriter;
import org.jspecify.annotations.Nullable;

/**
 * Weaves into one class what the instrumentations that want it ask for. The class is decorated: its
 * methods keep their bodies and frames, advice is inlined around them, nothing is computed anew, and methods that
 * nothing is woven into are copied as they are.
 *
 * <p>Drives Byte Buddy's advice with the class reader and writer inside it. Its {@code ByteBuddy.decorate} gives the same
 * bytes, but loads and runs several hundred more classes for it, during the application's start.
 */
final class ClassWeaver {

    /**
     * A class on its way into the JVM.
     *
     * @param name its binary name
     * @param redefined the class that already exists under this name, when it is being redefined
     */
    record Target(
            String name,
            Module module,
            @Nullable ClassLoader loader,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain) {}

    private final AdviceClasses advice;
    private final HelperClasses helpers;
    private final WeavingAccount account;

    ClassWeaver(AdviceClasses advice, HelperClasses helpers, WeavingAccount account) {
        this.advice = advice;
        this.helpers = helpers;
        this.account = account;
    }

    /**
     * The woven class, or null if it is left alone.
     *
     * @param bytes its class file
     * @param ancestors the types of interest among its ancestors, internal names
     * @param wantingSuperclass who wants its superclass, which then carries the state
     */
    byte @Nullable [] weave(
            Target target,
            byte[] bytes,
            List<RegisteredInstrumentation> wanting,
            Set<String> ancestors,
            List<RegisteredInstrumentation> wantingSuperclass) {
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(target.name(), bytes), ClassFileLocator.ForClassLoader.of(target.loader()));
        TypePool types = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), files, TypePool.Default.ReaderMode.FAST);
        TypeDescription type = types.describe(target.name()).resolve();
        WovenMethods methods = new WovenMethods(type, types);
        List<StateField> states = new ArrayList<>();
        List<RegisteredInstrumentation> weaving = new ArrayList<>();
        for (RegisteredInstrumentation registered : wanting) {
            try {
                Weaver weaver = new Weaver(type, types);
                LibraryInstrumentation instrumentation = registered.instrumentation();
                instrumentation.weave(weaver, type);
                WovenMethods advised = advised(methods, weaver);
                List<StateField> added =
                        wantingSuperclass.contains(registered) ? List.of() : states(target, type, weaver, ancestors);
                if (weaver.refusal() != null) {
                    account.skipped(registered.name(), target.name(), weaver.refusal());
                } else if (advised != methods || !added.isEmpty()) {
                    if (target.loader() != null) {
                        helpers.define(instrumentation.helpers(), target.loader(), target.module(), target.domain());
                    }
                    methods = advised;
                    states.addAll(added);
                    weaving.add(registered);
                }
            } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failed) {
                account.skipped(registered.name(), target.name(), reason(failed));
            }
        }
        boolean isVersioned = !states.isEmpty() && versionMustBeWritten(type, ancestors);
        return weaving.isEmpty() ? null : write(bytes, methods, states, isVersioned, types, target, weaving);
    }

    private byte @Nullable [] write(
            byte[] bytes,
            WovenMethods methods,
            List<StateField> states,
            boolean isVersioned,
            TypePool types,
            Target target,
            List<RegisteredInstrumentation> weaving) {
        byte[] woven;
        try {
            AsmClassReader reader = AsmClassReader.Factory.Default.IMPLICIT.make(bytes);
            AsmClassWriter writer =
                    AsmClassWriter.Factory.Default.IMPLICIT.make(AsmVisitorWrapper.NO_FLAGS, reader, types);
            ClassVisitor visitor = writer.getVisitor();
            for (StateField state : states) {
                visitor = state.addedTo(visitor);
            }
            visitor = methods.wovenInto(visitor);
            reader.accept(isVersioned ? new SerialVersion(visitor) : visitor, AsmVisitorWrapper.NO_FLAGS);
            woven = writer.getBinaryRepresentation();
        } catch (RuntimeException | LinkageError failed) {
            for (RegisteredInstrumentation instrumentation : weaving) {
                account.skipped(instrumentation.name(), target.name(), reason(failed));
            }
            return null;
        }
        for (RegisteredInstrumentation instrumentation : weaving) {
            account.woven(instrumentation.name(), target.name());
        }
        return woven;
    }

    /** The methods with what an instrumentation adds; the same object if it adds nothing. */
    private WovenMethods advised(WovenMethods methods, Weaver weaver) throws IOException {
        WovenMethods advised = methods;
        for (Weaver.Advised added : weaver.advised()) {
            List<MethodDescription> matching = methods.matching(added.methods());
            if (!matching.isEmpty()) {
                advised = advised.with(matching, advice.get(added.advice()));
            }
        }
        return advised;
    }

    private static List<StateField> states(Target target, TypeDescription type, Weaver weaver, Set<String> ancestors) {
        List<StateField> states = new ArrayList<>();
        for (Weaver.State state : weaver.states()) {
            if (target.redefined() != null && !state.accessor().isAssignableFrom(target.redefined())) {
                weaver.refuse("redefined after it was loaded before the agent");
            } else if (type.getName().contains("$") && versionMustBeWritten(type, ancestors)) {
                weaver.refuse("nested and serializable without serialVersionUID: a field would change its version");
            } else {
                states.add(StateField.of(state, type));
            }
        }
        return states;
    }

    private static boolean versionMustBeWritten(TypeDescription type, Set<String> ancestors) {
        return ancestors.contains(WantedTypes.SERIALIZABLE)
                && type.getDeclaredFields()
                        .filter(named(SerialVersion.FIELD).and(isStatic()))
                        .isEmpty();
    }

    /** Why something failed, in one line. */
    static String reason(Throwable failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getName() : failed.getClass().getName() + ": " + message;
    }
}
