package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves into one class what the instrumentations that want it ask for. The class is decorated: its
 * methods keep their bodies and frames, advice is inlined around them, nothing is computed anew.
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
            ClassLoader loader,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain) {}

    private final ByteBuddy byteBuddy = new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE);

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
            List<LibraryInstrumentation> wanting,
            Set<String> ancestors,
            List<LibraryInstrumentation> wantingSuperclass) {
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(target.name(), bytes), ClassFileLocator.ForClassLoader.of(target.loader()));
        TypePool types = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(), files, TypePool.Default.ReaderMode.FAST);
        TypeDescription type = types.describe(target.name()).resolve();
        DynamicType.Builder<?> woven = null;
        List<LibraryInstrumentation> weaving = new ArrayList<>();
        for (LibraryInstrumentation instrumentation : wanting) {
            try {
                Weaver weaver = new Weaver(type, types);
                instrumentation.weave(weaver, type);
                boolean stateAbove = wantingSuperclass.contains(instrumentation);
                List<AsmVisitorWrapper> visitors = visitors(target, type, weaver, stateAbove, ancestors);
                if (weaver.refusal() != null) {
                    account.skipped(instrumentation.name(), target.name(), weaver.refusal());
                } else if (!visitors.isEmpty()) {
                    helpers.define(instrumentation.helpers(), target.loader(), target.module(), target.domain());
                    woven = woven == null ? byteBuddy.decorate(type, files) : woven;
                    for (AsmVisitorWrapper visitor : visitors) {
                        woven = woven.visit(visitor);
                    }
                    weaving.add(instrumentation);
                }
            } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError failed) {
                account.skipped(instrumentation.name(), target.name(), reason(failed));
            }
        }
        return woven == null ? null : make(woven, types, target, weaving);
    }

    private byte @Nullable [] make(
            DynamicType.Builder<?> woven, TypePool types, Target target, List<LibraryInstrumentation> weaving) {
        byte[] bytes;
        try (DynamicType.Unloaded<?> made = woven.make(TypeResolutionStrategy.Disabled.INSTANCE, types)) {
            bytes = made.getBytes();
        } catch (RuntimeException | LinkageError failed) {
            for (LibraryInstrumentation instrumentation : weaving) {
                account.skipped(instrumentation.name(), target.name(), reason(failed));
            }
            return null;
        }
        for (LibraryInstrumentation instrumentation : weaving) {
            account.woven(instrumentation.name(), target.name());
        }
        return bytes;
    }

    private List<AsmVisitorWrapper> visitors(
            Target target, TypeDescription type, Weaver weaver, boolean stateAbove, Set<String> ancestors)
            throws IOException {
        List<AsmVisitorWrapper> visitors = new ArrayList<>();
        for (Weaver.Advised advised : weaver.advised()) {
            var methods = ElementMatchers.isMethod()
                    .and(ElementMatchers.not(ElementMatchers.isAbstract()))
                    .and(ElementMatchers.not(ElementMatchers.isNative()))
                    .and(advised.methods());
            if (!type.getDeclaredMethods().filter(methods).isEmpty()) {
                visitors.add(advice.get(advised.advice()).on(methods));
            }
        }
        if (!stateAbove) {
            for (Class<?> accessor : weaver.states()) {
                if (target.redefined() != null && !accessor.isAssignableFrom(target.redefined())) {
                    weaver.refuse("redefined after it was loaded before the agent");
                } else if (ancestors.contains(WantedTypes.SERIALIZABLE) && !pinsSerialVersion(type)) {
                    weaver.refuse("serializable without serialVersionUID: a field would change its version");
                } else {
                    visitors.add(new StateField(accessor));
                }
            }
        }
        return visitors;
    }

    private static boolean pinsSerialVersion(TypeDescription type) {
        return type.getDeclaredFields().stream()
                .anyMatch(
                        field -> field.getName().equals("serialVersionUID") && Modifier.isStatic(field.getModifiers()));
    }

    /** Why something failed, in one line. */
    static String reason(Throwable failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getName() : failed.getClass().getName() + ": " + message;
    }
}
