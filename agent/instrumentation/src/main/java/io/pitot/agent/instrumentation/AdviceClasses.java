package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.AdviceErrors;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
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
    }

    private final ClassFileLocator files;
    private final Advice.ExceptionHandler countSuppressed;
    private final Map<Source, Advice> known = new ConcurrentHashMap<>();

    /** @param loader the loader whose resources hold the advice */
    AdviceClasses(ClassLoader loader) {
        files = ClassFileLocator.ForClassLoader.of(loader);
        StackManipulation call;
        try {
            call = MethodInvocation.invoke(
                    new MethodDescription.ForLoadedMethod(AdviceErrors.class.getMethod("suppressed", Throwable.class)));
        } catch (NoSuchMethodException missing) {
            throw new AssertionError("AdviceErrors.suppressed(Throwable)", missing);
        }
        countSuppressed = (method, type) -> call;
    }

    /**
     * The advice.
     *
     * @throws IOException if its class file cannot be read
     * @throws IllegalStateException if there is no such class file
     */
    Advice get(Source source) throws IOException {
        Advice advice = known.get(source);
        if (advice == null) {
            advice = read(source);
            known.putIfAbsent(source, advice);
        }
        return advice;
    }

    private Advice read(Source source) throws IOException {
        byte[] bytes = files.locate(source.name()).resolve();
        ClassFileLocator located = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(source.name(), source.isRenamed() ? rename(bytes, source) : bytes), files);
        // The boot loader's own types are described by reflection: the resources of a jar that was
        // appended to its path cannot be read.
        TypePool types = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(),
                located,
                TypePool.Default.ReaderMode.FAST,
                TypePool.ClassLoading.ofBootLoader());
        return Advice.to(types.describe(source.name()).resolve(), located).withExceptionHandler(countSuppressed);
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
