package io.pitot.benchmarks.growth;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads and forgets more and more classes, a thousand in each class loader. None is to be woven; every tenth has
 * a method named as those that are, so that its ancestors are looked at, too.
 */
final class Classes implements Work {

    private static final int PER_LOADER = 1_000;
    private static final int WARM_UP = 5_000;

    @Override
    public void run(int size, Figures figures) throws Exception {
        load(WARM_UP, new Template(Plain00000000.class), new Template(Named00000000.class));
        Meters.live();
        Clocked clock = new Clocked();
        clock.begin();
        List<ClassLoader> loaders = load(size, new Template(Plain00000000.class), new Template(Named00000000.class));
        clock.end(-1, size, figures);
        WeakReference<ClassLoader> first = new WeakReference<>(loaders.get(0));
        figures.put("loaders", loaders.size());
        loaders.clear();
        figures.put("liveAfter", (double) Meters.live());
        figures.put("metaspaceAfter", (double) Meters.metaspace());
        figures.put("kept", first.get() == null ? 0 : 1);
    }

    /** Loads classes; their bytes are made meanwhile, with and without the agent alike. */
    static List<ClassLoader> load(int number, Template plain, Template named) {
        List<ClassLoader> loaders = new ArrayList<>();
        Loader loader = null;
        for (int i = 0; i < number; i++) {
            if (i % PER_LOADER == 0) {
                loader = new Loader();
                loaders.add(loader);
            }
            if (loader != null) {
                loader.define((i % 10 == 0 ? named : plain).numbered(i));
            }
        }
        return loaders;
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(Classes.class.getClassLoader());
        }

        void define(byte[] file) {
            defineClass(null, file, 0, file.length);
        }
    }

    /** A class file whose name ends with eight digits. */
    static final class Template {
        private static final byte[] DIGITS = "00000000".getBytes(StandardCharsets.US_ASCII);

        private final byte[] file;
        private final List<Integer> places = new ArrayList<>();

        Template(Class<?> type) throws IOException {
            String path = type.getName().replace('.', '/') + ".class";
            try (@Nullable InputStream in = type.getClassLoader().getResourceAsStream(path)) {
                if (in == null) {
                    throw new IOException(path + ": no such file on the class path");
                }
                file = in.readAllBytes();
            }
            for (int i = 0; i + DIGITS.length <= file.length; i++) {
                if (java.util.Arrays.equals(file, i, i + DIGITS.length, DIGITS, 0, DIGITS.length)) {
                    places.add(i);
                }
            }
        }

        byte[] numbered(int number) {
            byte[] copy = file.clone();
            for (int place : places) {
                int rest = number;
                for (int digit = DIGITS.length - 1; digit >= 0; digit--) {
                    copy[place + digit] = (byte) ('0' + rest % 10);
                    rest /= 10;
                }
            }
            return copy;
        }
    }
}
