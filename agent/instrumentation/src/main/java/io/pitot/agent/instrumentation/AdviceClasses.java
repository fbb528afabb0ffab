package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.AdviceErrors;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Advice by name, read once as a class file and never loaded. Any thread may ask. */
final class AdviceClasses {

    /**
     * Where advice comes from.
     *
     * @param name binary name of the advice class
     * @param writtenFor a package prefix in it that is replaced, or empty
     * @param usedFor what the prefix is replaced with
     */
    record Source(String name, String writtenFor, String usedFor) {

        boolean isRenamed() {
            return !writtenFor.equals(usedFor);
        }

        /** Not the record itself: the first hash code of any record in a JVM costs tens of milliseconds. */
        private String key() {
            return name + " " + writtenFor + " " + usedFor;
        }
    }

    /** Counts what advice threw, and goes on. */
    private static final class CountSuppressed extends StackManipulation.AbstractBase {

        private static final String OWNER = AdviceErrors.class.getName().replace('.', '/');

        @Override
        public StackManipulation.Size apply(MethodVisitor code, Implementation.Context context) {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "suppressed", "(Ljava/lang/Throwable;)V", false);
            return StackSize.SINGLE.toDecreasingSize();
        }
    }

    private final ClassFileLocator files;

    /** Remembers what it has read: the annotations of advice are the same in all. */
    private final TypePool types;

    private final Map<String, Advice> known = new ConcurrentHashMap<>();

    /** @param loader the loader whose resources hold the advice */
    AdviceClasses(ClassLoader loader) {
        files = ClassFileLocator.ForClassLoader.of(loader);
        types = types(files);
    }

    /**
     * The advice.
     *
     * @throws IOException if its class file cannot be read
     * @throws IllegalStateException if there is no such class file
     */
    Advice get(Source source) throws IOException {
        String key = source.key();
        Advice advice = known.get(key);
        if (advice == null) {
            advice = read(source);
            known.putIfAbsent(key, advice);
        }
        return advice;
    }

    private Advice read(Source source) throws IOException {
        if (!source.isRenamed()) {
            return advice(source, types, files);
        }
        byte[] bytes = files.locate(source.name()).resolve();
        ClassFileLocator renamed =
                new ClassFileLocator.Compound(ClassFileLocator.Simple.of(source.name(), rename(bytes, source)), files);
        return advice(source, types(renamed), renamed);
    }

    private static Advice advice(Source source, TypePool types, ClassFileLocator files) {
        return Advice.to(types.describe(source.name()).resolve(), files).withExceptionHandler(new CountSuppressed());
    }

    /**
     * The types in these files. The boot loader's own are described by reflection: the resources of a jar that was
     * appended to its path cannot be read.
     */
    private static TypePool types(ClassFileLocator files) {
        return new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(),
                files,
                TypePool.Default.ReaderMode.FAST,
                TypePool.ClassLoading.ofBootLoader());
    }

    private static byte[] rename(byte[] bytes, Source source) {
        String from = source.writtenFor().replace('.', '/') + "/";
        String to = source.usedFor().replace('.', '/') + "/";
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassRemapper(OpenedClassReader.ASM_API, writer, new Remapper(OpenedClassReader.ASM_API) {
                    @Override
                    public @Nullable String map(String name) {
                        return name.startsWith(from) ? to + name.substring(from.length()) : name;
                    }
                }) {},
                0);
        return writer.toByteArray();
    }
}
