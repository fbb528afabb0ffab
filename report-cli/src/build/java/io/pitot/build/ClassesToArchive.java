package io.pitot.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Rewrites a jar's classes, in place, so that an archive of classes holds them ready to run.
 *
 * <p>Lambdas and method references become classes of that jar. The JVM links the call site of each lambda at its first run, in
 * bytecode that nothing has compiled yet. An archive of classes holds the lambda's class and not the call site, so a command that
 * ends within a quarter of a second spends a fifth of its time on that. A class like any other is in the archive and needs no link.
 * It stands in the nest of the class that had the lambda, so that it may call what is private there. What is built by {@code
 * LambdaMetafactory.altMetafactory} stays as it is: it may be serializable.
 *
 * <p>Class files of Java 5 become such of Java 8. An archive holds old ones as they are, and the JVM verifies and links them in each
 * process.
 *
 * <p>The jar keeps the order of its entries, and all get one time, so that the same classes give the same bytes wherever they are
 * packed: of some entries the time that they had depended on the time zone.
 */
final class ClassesToArchive {

    private static final int API = Opcodes.ASM9;

    /** The first version whose classes have frames for the verifier, without which an archive holds no verified class. */
    private static final int WITH_FRAMES = Opcodes.V1_7;

    /** A class file of the jar by its internal name, and those that were made for it. */
    private final Map<String, Map<String, byte[]>> classes = new LinkedHashMap<>();

    /** The names that a class's nest gains, by the internal name of the nest's host. */
    private final Map<String, List<String>> members = new TreeMap<>();

    /** Of the jar as it was, for what the frames of old classes ask of the hierarchy. */
    private final ClassLoader types;

    private final LocalDateTime time;

    private ClassesToArchive(ClassLoader types, LocalDateTime time) {
        this.types = types;
        this.time = time;
    }

    /** The arguments: the jar, and the time that its entries get, in UTC. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
        try (URLClassLoader types =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            new ClassesToArchive(types, time).rewrite(jar);
        }
    }

    private void rewrite(Path jar) throws IOException {
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            List<? extends ZipEntry> entries = from.stream().toList();
            for (ZipEntry entry : entries) {
                if (isClass(entry)) {
                    rewriteClass(bytes(from, entry));
                }
            }
            for (ZipEntry entry : entries) {
                if (isClass(entry)) {
                    writeClasses(entry, to);
                } else {
                    write(entry.getName(), bytes(from, entry), to);
                }
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private void rewriteClass(byte[] written) {
        byte[] bytes = withFrames(written);
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        Lambdas lambdas = new Lambdas(writer);
        reader.accept(lambdas, 0);
        Map<String, byte[]> made = new LinkedHashMap<>();
        made.put(reader.getClassName(), lambdas.made.isEmpty() ? bytes : writer.toByteArray());
        made.putAll(lambdas.made);
        classes.put(reader.getClassName(), made);
        if (!lambdas.made.isEmpty()) {
            members.computeIfAbsent(lambdas.nestHost, host -> new ArrayList<>()).addAll(lambdas.made.keySet());
        }
    }

    private byte[] withFrames(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        int version = reader.readShort(Integer.BYTES + Short.BYTES);
        if (version >= WITH_FRAMES) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return types;
            }
        };
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String parent,
                            String[] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private void writeClasses(ZipEntry entry, ZipOutputStream to) throws IOException {
        String name = entry.getName().substring(0, entry.getName().length() - ".class".length());
        for (Map.Entry<String, byte[]> made : classes.get(name).entrySet()) {
            byte[] bytes = made.getValue();
            if (members.containsKey(made.getKey())) {
                bytes = withMembers(bytes, members.get(made.getKey()));
            }
            write(made.getKey() + ".class", bytes, to);
        }
    }

    private static byte[] withMembers(byte[] host, List<String> gained) {
        ClassReader reader = new ClassReader(host);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public void visitEnd() {
                        gained.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    private void write(String name, byte[] bytes, ZipOutputStream to) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        to.putNextEntry(entry);
        to.write(bytes);
        to.closeEntry();
    }

    /** Puts a field or a call in place of each call site, and makes its class. */
    private static final class Lambdas extends ClassVisitor {

        final Map<String, byte[]> made = new LinkedHashMap<>();
        String nestHost;
        private String host;
        private int version;

        Lambdas(ClassVisitor next) {
            super(API, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            this.version = version;
            host = name;
            nestHost = name;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public void visitNestHost(String nestHost) {
            this.nestHost = nestHost;
            super.visitNestHost(nestHost);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(API, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(String method, String site, Handle bootstrap, Object... arguments) {
                    if (!bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                            || !bootstrap.getName().equals("metafactory")) {
                        super.visitInvokeDynamicInsn(method, site, bootstrap, arguments);
                        return;
                    }
                    String lambda = host + "$$" + made.size();
                    made.put(lambda, new Lambda(lambda, nestHost, version, site).write(method, arguments));
                    if (Type.getArgumentTypes(site).length == 0) {
                        visitFieldInsn(
                                Opcodes.GETSTATIC,
                                lambda,
                                Lambda.FIELD,
                                Type.getReturnType(site).getDescriptor());
                    } else {
                        visitMethodInsn(Opcodes.INVOKESTATIC, lambda, Lambda.FACTORY, site, false);
                    }
                }
            };
        }
    }

    /** One class: a field for each captured value, and the method of the interface. */
    private static final class Lambda {

        static final String FIELD = "LAMBDA";
        static final String FACTORY = "of";
        private static final Type OBJECT = Type.getType(Object.class);

        private final Type self;
        private final Type type;
        private final Type[] captured;
        private final Method constructor;
        private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

        Lambda(String name, String nestHost, int version, String site) {
            self = Type.getObjectType(name);
            type = Type.getReturnType(site);
            captured = Type.getArgumentTypes(site);
            constructor = new Method("<init>", Type.VOID_TYPE, captured);
            int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
            writer.visit(version, access, name, null, OBJECT.getInternalName(), new String[] {type.getInternalName()});
            writer.visitNestHost(nestHost);
        }

        byte[] write(String method, Object[] arguments) {
            writeConstructor();
            if (captured.length == 0) {
                writeField();
            } else {
                writeFactory();
            }
            writeMethod(new Method(method, ((Type) arguments[0]).getDescriptor()), (Handle) arguments[1], (Type)
                    arguments[2]);
            writer.visitEnd();
            return writer.toByteArray();
        }

        private GeneratorAdapter method(int access, Method method) {
            MethodVisitor visitor = writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null);
            GeneratorAdapter code = new GeneratorAdapter(visitor, access, method.getName(), method.getDescriptor());
            code.visitCode();
            return code;
        }

        private void writeConstructor() {
            GeneratorAdapter code = method(Opcodes.ACC_PRIVATE, constructor);
            code.loadThis();
            code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
            for (int i = 0; i < captured.length; i++) {
                int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
                writer.visitField(access, "c" + i, captured[i].getDescriptor(), null, null)
                        .visitEnd();
                code.loadThis();
                code.loadArg(i);
                code.putField(self, "c" + i, captured[i]);
            }
            code.returnValue();
            code.endMethod();
        }

        private void writeField() {
            writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, FIELD, type.getDescriptor(), null, null)
                    .visitEnd();
            GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method("<clinit>", "()V"));
            code.newInstance(self);
            code.dup();
            code.invokeConstructor(self, constructor);
            code.putStatic(self, FIELD, type);
            code.returnValue();
            code.endMethod();
        }

        private void writeFactory() {
            GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method(FACTORY, type, captured));
            code.newInstance(self);
            code.dup();
            code.loadArgs();
            code.invokeConstructor(self, constructor);
            code.returnValue();
            code.endMethod();
        }

        private void writeMethod(Method method, Handle body, Type instantiated) {
            Type owner = Type.getObjectType(body.getOwner());
            boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
            if (!makes && body.getTag() != Opcodes.H_INVOKESTATIC) {
                parameters.add(0, owner);
            }
            GeneratorAdapter code = method(Opcodes.ACC_PUBLIC, method);
            if (makes) {
                code.newInstance(owner);
                code.dup();
            }
            for (int i = 0; i < captured.length; i++) {
                code.loadThis();
                code.getField(self, "c" + i, captured[i]);
                convert(code, captured[i], parameters.get(i));
            }
            Type[] erased = method.getArgumentTypes();
            Type[] given = instantiated.getArgumentTypes();
            for (int i = 0; i < erased.length; i++) {
                code.loadArg(i);
                convert(code, erased[i], given[i]);
                convert(code, given[i], parameters.get(captured.length + i));
            }
            code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            Type result = makes ? owner : Type.getReturnType(body.getDesc());
            Type wanted = instantiated.getReturnType();
            if (wanted.getSort() == Type.VOID) {
                drop(code, result);
            } else {
                convert(code, result, wanted);
                convert(code, wanted, method.getReturnType());
            }
            code.returnValue();
            code.endMethod();
        }

        private static int opcode(Handle body) {
            return switch (body.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                // A private method's handle is invokespecial, which only its own class may do.
                default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            };
        }

        private static void drop(GeneratorAdapter code, Type value) {
            if (value.getSize() == 2) {
                code.pop2();
            } else if (value.getSize() == 1) {
                code.pop();
            }
        }

        private static void convert(GeneratorAdapter code, Type from, Type to) {
            if (from.equals(to)) {
                return;
            }
            boolean fromPrimitive = from.getSort() < Type.ARRAY;
            boolean toPrimitive = to.getSort() < Type.ARRAY;
            if (fromPrimitive && toPrimitive) {
                code.cast(from, to);
            } else if (fromPrimitive) {
                code.valueOf(from);
            } else if (toPrimitive) {
                Type unboxed = unboxed(from);
                code.unbox(unboxed == null ? to : unboxed);
                if (unboxed != null && !unboxed.equals(to)) {
                    code.cast(unboxed, to);
                }
            } else {
                code.checkCast(to);
            }
        }

        private static Type unboxed(Type box) {
            return switch (box.getInternalName()) {
                case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
                case "java/lang/Byte" -> Type.BYTE_TYPE;
                case "java/lang/Character" -> Type.CHAR_TYPE;
                case "java/lang/Short" -> Type.SHORT_TYPE;
                case "java/lang/Integer" -> Type.INT_TYPE;
                case "java/lang/Long" -> Type.LONG_TYPE;
                case "java/lang/Float" -> Type.FLOAT_TYPE;
                case "java/lang/Double" -> Type.DOUBLE_TYPE;
                default -> null;
            };
        }
    }
}
