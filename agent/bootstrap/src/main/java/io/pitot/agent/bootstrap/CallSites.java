package io.pitot.agent.bootstrap;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Finds the application's frames behind the current call. Costs microseconds: see {@link CaptureSchedule}. */
public final class CallSites {

    /** The id where no application frame is known. */
    public static final int NONE = 0;

    private static final int MAX_DEPTH = 512;

    private static final int MAX_CAUSES = 16;

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallSites() {}

    /**
     * Learns from the class whose {@code main} the JVM runs what the application's classes are called, also where all of them lie in one jar
     * with those of libraries. Any thread.
     *
     * @param mainClass the binary name of the class
     */
    public static void applicationStartsAt(String mainClass) {
        ApplicationCode.startsAt(mainClass);
    }

    /** Has the call site of whatever is called from now on be looked for once more. By one thread; to be called now and then. */
    public static void lookAnew() {
        CaptureSchedule.lookAnew();
    }

    /** The id of the current thread's call site; {@link #NONE} if no frame is the application's. */
    static int capture() {
        StackReading reading = WALKER.walk(stream -> {
            StackReading read = new StackReading();
            Iterator<StackFrame> stack = stream.limit(MAX_DEPTH).iterator();
            Interception interception = new Interception();
            while (stack.hasNext() && !read.isFull()) {
                StackFrame frame = stack.next();
                CodeOrigin origin = ApplicationCode.originOf(frame.getDeclaringClass());
                boolean intercepts = interception.isIn(frame.getDeclaringClass(), frame.getMethodName());
                Class<?> bean = origin == CodeOrigin.BEAN ? BeanSubclass.beanOf(frame.getDeclaringClass()) : null;
                if (ApplicationCode.isApplication(origin)) {
                    read.read(origin, copyOf(frame), intercepts);
                    KotlinClasses.seen(
                            frame.getClassName(),
                            frame.getFileName(),
                            frame.getDeclaringClass().getClassLoader());
                } else if (bean != null) {
                    read.readBean(ApplicationCode.originOf(bean), methodOf(bean.getName(), frame.getMethodName()));
                } else {
                    if (read.wants(origin)) {
                        read.readLibrary(copyOf(frame), intercepts);
                    }
                    read.pass(origin, frame.getClassName(), frame.getMethodName());
                }
            }
            return read;
        });
        return idOf(reading.frames(), reading.layers());
    }

    private static CallSite.Frame copyOf(StackFrame frame) {
        return new CallSite.Frame(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    /** The id of the place where an exception was thrown, its innermost cause first. */
    static int of(Throwable thrown) {
        Throwable cause = rootCause(thrown);
        int site = ofTrace(cause);
        return site == NONE && cause != thrown ? ofTrace(thrown) : site;
    }

    /** The innermost cause, or where there are very many, or they go in a circle, one of them. */
    static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES; i++) {
            Throwable next = cause.getCause();
            if (next == null || next == cause) {
                break;
            }
            cause = next;
        }
        return cause;
    }

    private static int ofTrace(Throwable thrown) {
        return of(
                thrown.getStackTrace(),
                ApplicationCode::originOf,
                Thread.currentThread().getContextClassLoader());
    }

    /**
     * The id of the place where another thread is; {@link #NONE} if no frame is the application's. Loads no class, and waits for no class
     * loader: what is the application's is known by its name alone.
     *
     * @param trace the thread's stack, innermost first
     * @param loader where the application's classes may be found; null if that is not known
     */
    public static int ofOther(StackTraceElement[] trace, @Nullable ClassLoader loader) {
        return of(trace, ApplicationCode::originByName, loader);
    }

    private static int of(
            StackTraceElement[] trace, Function<String, CodeOrigin> originOf, @Nullable ClassLoader loader) {
        StackReading reading = new StackReading();
        Interception interception = new Interception();
        for (int i = 0; i < trace.length && i < MAX_DEPTH && !reading.isFull(); i++) {
            StackTraceElement element = trace[i];
            CodeOrigin origin = originOf.apply(element.getClassName());
            boolean intercepts = interception.isIn(element.getMethodName());
            String bean = origin == CodeOrigin.BEAN ? BeanSubclass.beanOf(element.getClassName()) : null;
            if (ApplicationCode.isApplication(origin)) {
                reading.read(origin, copyOf(element), intercepts);
                KotlinClasses.seen(element.getClassName(), element.getFileName(), loader);
            } else if (bean != null) {
                reading.readBean(originOf.apply(bean), methodOf(bean, element.getMethodName()));
            } else {
                if (reading.wants(origin)) {
                    reading.readLibrary(copyOf(element), intercepts);
                }
                reading.pass(origin, element.getClassName(), element.getMethodName());
            }
        }
        return idOf(reading.frames(), List.of());
    }

    private static CallSite.Frame methodOf(String type, String method) {
        return new CallSite.Frame(type, BeanSubclass.methodOf(method), null, -1);
    }

    private static CallSite.Frame copyOf(StackTraceElement element) {
        return new CallSite.Frame(
                element.getClassName(), element.getMethodName(), element.getFileName(), element.getLineNumber());
    }

    private static int idOf(List<CallSite.Frame> frames, List<String> layers) {
        if (frames.isEmpty()) {
            return NONE;
        }
        long hash = 0;
        for (CallSite.Frame frame : frames) {
            hash = Hashing.text(Hashing.text(hash, frame.type()), frame.method());
            hash = Hashing.combine(hash, frame.line());
        }
        for (String layer : layers) {
            hash = Hashing.text(hash, layer);
        }
        int id = Names.CALL_SITES.find(hash);
        return id >= 0 ? id : Names.CALL_SITES.add(hash, callSite(frames, layers));
    }

    private static CallSite callSite(List<CallSite.Frame> frames, List<String> layers) {
        for (int i = 0; i < frames.size(); i++) {
            frames.set(i, Names.shared(frames.get(i)));
        }
        return new CallSite(frames, layers);
    }
}
