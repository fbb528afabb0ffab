package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.instrumentation.WovenJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Which methods of classes call the probe once the agent has woven them, or call what they override and that does. */
final class WovenCalls {

    private static final String SUPER = "super.";
    private static final String PROBE = "probe.";

    private final Map<Class<?>, Set<String>> known = new HashMap<>();

    /** Whether the agent sees a call of an interface's method on a class; also true where the class does not implement it. */
    boolean isObserved(Class<?> type, Method declared) {
        Method run;
        try {
            run = type.getMethod(declared.getName(), declared.getParameterTypes());
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(type.getName(), impossible);
        }
        return Modifier.isAbstract(run.getModifiers())
                || run.getDeclaringClass().isInterface()
                || isObserved(run.getDeclaringClass(), signature(run.getName(), Type.getMethodDescriptor(run)));
    }

    private boolean isObserved(Class<?> type, String signature) {
        Set<String> calls = known.computeIfAbsent(type, WovenCalls::calls);
        boolean inherits = !calls.contains(signature) || calls.contains(SUPER + signature);
        return calls.contains(PROBE + signature)
                || (inherits && type.getSuperclass() != null && isObserved(type.getSuperclass(), signature));
    }

    /** The methods, those that call the probe, and those that call what they override. */
    private static Set<String> calls(Class<?> type) {
        Set<String> calls = new HashSet<>();
        if (type.getClassLoader() == null) {
            return calls;
        }
        OpenedClassReader.of(woven(type))
                .accept(
                        new ClassVisitor(OpenedClassReader.ASM_API) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String generic, String[] exceptions) {
                                String signature = signature(name, descriptor);
                                calls.add(signature);
                                return new MethodVisitor(OpenedClassReader.ASM_API) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean inherited) {
                                        if (owner.equals(Type.getInternalName(JdbcProbe.class))) {
                                            calls.add(PROBE + signature);
                                        } else if (opcode == Opcodes.INVOKESPECIAL
                                                && signature.equals(signature(called, type))) {
                                            calls.add(SUPER + signature);
                                        }
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG);
        return calls;
    }

    private static byte[] woven(Class<?> type) {
        String name = type.getName().replace('.', '/');
        try (InputStream file = type.getClassLoader().getResourceAsStream(name + ".class")) {
            byte[] bytes = file.readAllBytes();
            byte[] woven =
                    WovenJvm.transformer().transform(type.getModule(), type.getClassLoader(), name, null, null, bytes);
            return woven == null ? bytes : woven;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without what the method returns: an override may return more than it overrides. */
    private static String signature(String name, String descriptor) {
        return name + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }
}
