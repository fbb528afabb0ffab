package io.pitot.agent.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the frames of the application's classes, innermost first, and leaves out the methods that a persistence provider
 * has woven into entities: Hibernate's {@code $$_hibernate_read_author}, EclipseLink's {@code _persistence_get_author}. The
 * getter that calls such a reader loads nothing by itself either; whoever calls the getter does. A line that stands further in
 * already is left out too: of a recursion each is taken once, so that its depth makes no difference. What intercepts calls, an aspect or
 * the handler of a proxy, is not where a call begins: such frames stand further out than the first other one, or there is no other.
 */
final class ApplicationFrames {

    /** Enough to show the chain from a query to the handler that caused it. */
    private static final int LIMIT = 8;

    private static final String HIBERNATE = "$$_hibernate_";
    private static final String ECLIPSELINK = "_persistence_";
    private static final String HIBERNATE_READER = HIBERNATE + "read_";
    private static final String ECLIPSELINK_READER = ECLIPSELINK + "get_";

    private final List<CallSite.Frame> frames = new ArrayList<>(LIMIT);
    private final List<CallSite.Frame> intercepting = new ArrayList<>(0);

    private CallSite.@Nullable Frame bean;

    /** The class and the property of the woven reader that the next frame may have called. */
    private String readType = "";

    private String readProperty = "";

    boolean isFull() {
        return frames.size() >= LIMIT;
    }

    /** Whether no frame was taken but such as intercept calls. */
    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** The next frame outwards, of a method that passes on a call which it intercepts. */
    void addIntercepting(CallSite.Frame frame) {
        if (!frames.isEmpty()) {
            add(frame);
        } else if (intercepting.size() < LIMIT && !intercepting.contains(frame)) {
            intercepting.add(frame);
        }
    }

    /** The next frame outwards, of a bean's method that its subclass intercepts: there is no line, nor any other frame yet. */
    void addBean(CallSite.Frame frame) {
        frames.add(frame);
        bean = frame;
    }

    /** The next frame outwards. */
    void add(CallSite.Frame frame) {
        String type = frame.type();
        String method = frame.method();
        if (method.startsWith(HIBERNATE)) {
            woven(type, method, HIBERNATE_READER);
        } else if (method.startsWith(ECLIPSELINK)) {
            woven(type, method, ECLIPSELINK_READER);
        } else if (isBridge(method)) {
            readType = "";
        } else if (!isGetter(type, method)) {
            readType = "";
            if (!frames.contains(frame)) {
                frames.add(frame);
            }
        } else {
            readType = "";
        }
    }

    /** What compilers put between a caller and what it calls: Kotlin's accessors, javac's before 11, Scala's boxing of arguments. */
    private static boolean isBridge(String method) {
        return method.startsWith("access$") || method.endsWith("$adapted");
    }

    private void woven(String type, String method, String reader) {
        boolean reads = method.startsWith(reader);
        readType = reads ? type : "";
        readProperty = reads ? method.substring(reader.length()) : "";
    }

    private boolean isGetter(String type, String method) {
        if (!type.equals(readType)) {
            return false;
        }
        String name = readProperty.toLowerCase(Locale.ROOT);
        String called = method.toLowerCase(Locale.ROOT);
        return called.equals(name) || called.equals("get" + name) || called.equals("is" + name);
    }

    /** What was taken. */
    List<CallSite.Frame> taken() {
        return frames.isEmpty() ? intercepting : frames;
    }

    /**
     * What of it is worth telling, when all was read. Methods that were generated into the application's classes have no lines, nor has what was
     * compiled without any: both are left out where others have.
     */
    List<CallSite.Frame> told() {
        List<CallSite.Frame> told = taken();
        for (CallSite.Frame frame : told) {
            if (frame.line() > 0) {
                told.removeIf(other -> other.line() <= 0 && !other.equals(bean));
                break;
            }
        }
        return told;
    }
}
