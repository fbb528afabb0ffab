package io.pitot.agent.instrumentation;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.reflect.Method;
import java.util.Arrays;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Adds the accessor interface through which the probes reach a field, and the field, unless it is one that the class has:
 * that can then be read.
 */
final class StateField {

    private final String accessor;
    private final String name;
    private final Type type;

    /** The field that is read: one that the class has, or the added one of the name of the accessor's methods. */
    private final String field;

    private final String descriptor;
    private final boolean isAdded;

    private StateField(Class<?> accessor, @Nullable String existing, @Nullable String descriptor) {
        Method getter = getter(accessor);
        this.accessor = Type.getInternalName(accessor);
        this.name = getter.getName();
        this.type = Type.getType(getter.getReturnType());
        this.isAdded = existing == null;
        this.field = existing == null ? name : existing;
        this.descriptor = descriptor == null ? type.getDescriptor() : descriptor;
    }

    /**
     * What is added to a class for a state.
     *
     * @param state its accessor is an interface with {@code T name()} and, unless it is to read a field that the class
     *     declares, {@code void name(T)}
     */
    static StateField of(Weaver.State state, TypeDescription type) {
        if (state.field() == null) {
            return new StateField(state.accessor(), null, null);
        }
        FieldDescription existing =
                type.getDeclaredFields().filter(named(state.field())).getOnly();
        return new StateField(state.accessor(), existing.getName(), existing.getDescriptor());
    }

    private static Method getter(Class<?> accessor) {
        for (Method method : accessor.getMethods()) {
            if (method.getParameterCount() == 0) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "accessor=" + accessor.getName() + ": must declare a method without parameters that returns the state");
    }

    /** A visitor that passes a class on with the field, its accessors and the interface. */
    ClassVisitor addedTo(ClassVisitor classVisitor) {
        return new ClassVisitor(OpenedClassReader.ASM_API, classVisitor) {

            private String owner = "";

            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                owner = name;
                String[] present = interfaces == null ? new String[0] : interfaces;
                String[] extended = Arrays.copyOf(present, present.length + 1);
                extended[present.length] = accessor;
                String generic = signature == null ? null : signature + "L" + accessor + ";";
                super.visit(version, access, name, generic, superName, extended);
            }

            @Override
            public void visitEnd() {
                getter();
                if (isAdded) {
                    int modifiers = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
                    super.visitField(modifiers, field, descriptor, null, null).visitEnd();
                    setter();
                }
                super.visitEnd();
            }

            private void getter() {
                MethodVisitor code = method(Type.getMethodDescriptor(type));
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, owner, field, descriptor);
                code.visitInsn(type.getOpcode(Opcodes.IRETURN));
                code.visitMaxs(type.getSize(), 1);
                code.visitEnd();
            }

            private void setter() {
                MethodVisitor code = method(Type.getMethodDescriptor(Type.VOID_TYPE, type));
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
                code.visitFieldInsn(Opcodes.PUTFIELD, owner, field, descriptor);
                code.visitInsn(Opcodes.RETURN);
                code.visitMaxs(1 + type.getSize(), 1 + type.getSize());
                code.visitEnd();
            }

            private MethodVisitor method(String descriptor) {
                int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
                MethodVisitor code = super.visitMethod(access, name, descriptor, null, null);
                code.visitCode();
                return code;
            }
        };
    }
}
