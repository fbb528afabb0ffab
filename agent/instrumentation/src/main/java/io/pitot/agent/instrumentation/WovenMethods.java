package io.pitot.agent.instrumentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** The methods of a class that can carry advice, and the advice to be inlined into each. Immutable. */
final class WovenMethods {

    private record Woven(MethodDescription method, List<Advice> advice) {}

    private final TypeDescription type;
    private final TypePool types;

    /** Constructors and methods with a body. */
    private final List<MethodDescription> candidates;

    /** By name and descriptor. */
    private final Map<String, Woven> woven;

    /** The methods of this class, without advice. */
    WovenMethods(TypeDescription type, TypePool types) {
        this(type, types, candidates(type), Map.of());
    }

    private WovenMethods(
            TypeDescription type, TypePool types, List<MethodDescription> candidates, Map<String, Woven> woven) {
        this.type = type;
        this.types = types;
        this.candidates = candidates;
        this.woven = woven;
    }

    private static List<MethodDescription> candidates(TypeDescription type) {
        List<MethodDescription> candidates = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (!method.isTypeInitializer() && !method.isAbstract() && !method.isNative()) {
                candidates.add(method);
            }
        }
        return candidates;
    }

    List<MethodDescription> matching(ElementMatcher<? super MethodDescription> matcher) {
        List<MethodDescription> matching = new ArrayList<>();
        for (MethodDescription method : candidates) {
            if (matcher.matches(method)) {
                matching.add(method);
            }
        }
        return matching;
    }

    /** These methods with advice around what they have so far. */
    WovenMethods with(List<MethodDescription> methods, Advice advice) {
        Map<String, Woven> more = new HashMap<>(woven);
        for (MethodDescription method : methods) {
            String key = method.getInternalName() + method.getDescriptor();
            Woven before = more.get(key);
            List<Advice> all = new ArrayList<>(before == null ? List.of() : before.advice);
            all.add(advice);
            more.put(key, new Woven(method, all));
        }
        return new WovenMethods(type, types, candidates, more);
    }

    /** A visitor that passes the class on with its advice. */
    ClassVisitor wovenInto(ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {

            private Implementation.@Nullable Context context;

            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                ClassFileVersion fileVersion = ClassFileVersion.ofMinorMajor(version);
                context = Implementation.Context.Disabled.Factory.INSTANCE.make(
                        type,
                        // Not asked: advice makes no auxiliary types.
                        new AuxiliaryType.NamingStrategy.Suffixing("pitot"),
                        TypeInitializer.None.INSTANCE,
                        fileVersion,
                        fileVersion,
                        fileVersion.isAtLeast(ClassFileVersion.JAVA_V6)
                                ? Implementation.Context.FrameGeneration.GENERATE
                                : Implementation.Context.FrameGeneration.DISABLED);
                super.visit(version, access, name, signature, superName, interfaces);
            }

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                Woven method = woven.get(name + descriptor);
                if (code == null || method == null || context == null) {
                    return code;
                }
                for (Advice advice : method.advice) {
                    code = advice.wrap(
                            type,
                            method.method,
                            code,
                            context,
                            types,
                            AsmVisitorWrapper.NO_FLAGS,
                            AsmVisitorWrapper.NO_FLAGS);
                }
                return code;
            }
        };
    }
}
