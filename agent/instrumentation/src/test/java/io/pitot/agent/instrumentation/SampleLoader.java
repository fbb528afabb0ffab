package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Defines the classes of {@code io.pitot.sample} anew, as the transformer under test leaves them. */
final class SampleLoader extends ClassLoader {

    private final ClassTransformer transformer;

    SampleLoader(ClassTransformer transformer) {
        super("sample", SampleLoader.class.getClassLoader());
        this.transformer = transformer;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith("io.pitot.sample.") || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            byte[] bytes = bytes(name);
            byte[] woven = transformer.transform(getUnnamedModule(), this, name.replace('.', '/'), null, null, bytes);
            byte[] defined = woven == null ? bytes : woven;
            return defineClass(name, defined, 0, defined.length);
        }
    }

    static byte[] bytes(String name) {
        try (InputStream file = SampleLoader.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
