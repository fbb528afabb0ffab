package io.pitot.agent.instrumentation;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Passes a serializable class on with its version written down: the one that it has by its members, as <i>Java Object Serialization
 * Specification</i>, 4.6, computes it. What is woven in behind this visitor would change it otherwise. Not for nested classes, of
 * which the JVM knows other modifiers than stand in the class itself.
 */
final class SerialVersion extends ClassVisitor {

    /** The field that says which version a class has. */
    static final String FIELD = "serialVersionUID";

    private static final String INITIALIZER = "<clinit>";
    private static final String CONSTRUCTOR = "<init>";

    private static final int OF_CLASS = Modifier.PUBLIC | Modifier.FINAL | Modifier.INTERFACE | Modifier.ABSTRACT;
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PRIVATE | Modifier.PROTECTED;
    private static final int OF_FIELD =
            ACCESS | Modifier.STATIC | Modifier.FINAL | Modifier.VOLATILE | Modifier.TRANSIENT;
    private static final int OF_METHOD = ACCESS
            | Modifier.STATIC
            | Modifier.FINAL
            | Modifier.SYNCHRONIZED
            | Modifier.NATIVE
            | Modifier.ABSTRACT
            | Modifier.STRICT;

    /** A field or method with those of its modifiers that count. */
    private record Member(String name, int modifiers, String descriptor) {

        void writeTo(DataOutputStream out) throws IOException {
            out.writeUTF(name);
            out.writeInt(modifiers);
            out.writeUTF(descriptor);
        }
    }

    private final List<Member> fields = new ArrayList<>();

    /** Constructors and the initializer of the class, too. */
    private final List<Member> methods = new ArrayList<>();

    private String name = "";
    private int modifiers;
    private String[] interfaces = {};

    SerialVersion(ClassVisitor classVisitor) {
        super(OpenedClassReader.ASM_API, classVisitor);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.name = name.replace('/', '.');
        this.modifiers = access & OF_CLASS;
        this.interfaces = interfaces == null ? new String[0] : interfaces.clone();
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if (!Modifier.isPrivate(access) || (access & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
            fields.add(new Member(name, access & OF_FIELD, descriptor));
        }
        return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.equals(INITIALIZER)) {
            methods.add(new Member(name, Modifier.STATIC, descriptor));
        } else if (!Modifier.isPrivate(access)) {
            methods.add(new Member(name, access & OF_METHOD, descriptor.replace('/', '.')));
        }
        return super.visitMethod(access, name, descriptor, signature, exceptions);
    }

    @Override
    public void visitEnd() {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        super.visitField(access, FIELD, "J", null, version()).visitEnd();
        super.visitEnd();
    }

    private long version() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(name);
            out.writeInt(modifiers);
            Arrays.sort(interfaces);
            for (String each : interfaces) {
                out.writeUTF(each.replace('/', '.'));
            }
            fields.sort(Comparator.comparing(Member::name));
            for (Member field : fields) {
                field.writeTo(out);
            }
            methods.sort(Comparator.comparing((Member method) -> !method.name().equals(INITIALIZER))
                    .thenComparing(method -> !method.name().equals(CONSTRUCTOR))
                    .thenComparing(Member::name)
                    .thenComparing(Member::descriptor));
            for (Member method : methods) {
                method.writeTo(out);
            }
            byte[] hash = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
            return ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("SHA: this JDK has no such hash, so serial versions are not known", none);
        }
    }
}
