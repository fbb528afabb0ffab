package io.pitot.agent.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application's Kotlin classes that stand in call sites, and the lines of their files that lines of inlined functions stand for.
 * The class file of each is read once, when somebody wants to print one of its lines, and not by the thread that was seen there.
 */
public final class KotlinClasses {

    /** Call sites of further ones are printed with the lines that the JVM tells. */
    static final int LIMIT = 200;

    /** The same for the lines, of all classes together. */
    static final int RANGES = 1_000;

    private static final int MOST_BYTES = 1 << 22;

    private static final ConcurrentHashMap<String, Seen> SEEN = new ConcurrentHashMap<>();
    private static final AtomicInteger ROOM = new AtomicInteger(RANGES);

    private KotlinClasses() {}

    /** A frame of this class is part of a call site. Allocates for a class that is new, and reads nothing. */
    static void seen(String type, @Nullable String file, @Nullable ClassLoader loader) {
        if (file != null && file.endsWith(".kt") && loader != null && SEEN.size() < LIMIT && !SEEN.containsKey(type)) {
            SEEN.putIfAbsent(type, new Seen(loader));
        }
    }

    /**
     * The line of the source file that a line of a class stands for. May read the class file from the application's class path, so
     * it is not for threads of the application. Threads may call it concurrently.
     *
     * @param type the binary name of the class
     * @param line as stack traces have it
     * @return where an inlined function was called, if the line is of one; otherwise the line
     */
    public static int line(String type, int line) {
        Seen seen = SEEN.get(type);
        return seen == null ? line : seen.lines(type).calledFrom(line);
    }

    private static final class Seen {

        /** Not needed any more when the lines are known. */
        private volatile @Nullable WeakReference<ClassLoader> loader;

        private volatile @Nullable InlinedLines lines;

        Seen(ClassLoader loader) {
            this.loader = new WeakReference<>(loader);
        }

        InlinedLines lines(String type) {
            InlinedLines known = lines;
            if (known == null) {
                known = withinRoom(read(type));
                lines = known;
                loader = null;
            }
            return known;
        }

        private static InlinedLines withinRoom(InlinedLines read) {
            return ROOM.addAndGet(-read.ranges()) >= 0 ? read : InlinedLines.NONE;
        }

        private InlinedLines read(String type) {
            WeakReference<ClassLoader> reference = loader;
            ClassLoader from = reference == null ? null : reference.get();
            if (from == null) {
                return InlinedLines.NONE;
            }
            try (InputStream file = from.getResourceAsStream(type.replace('.', '/') + ".class")) {
                return file == null ? InlinedLines.NONE : InlinedLines.in(file.readNBytes(MOST_BYTES));
            } catch (IOException | RuntimeException | LinkageError unreadable) {
                // A loader that was closed, say. The line is then that of the JVM.
                return InlinedLines.NONE;
            }
        }
    }
}
