package io.pitot.agent.bootstrap;

import java.util.List;

/**
 * Reads a stack from its innermost frame outwards, and keeps the frames of what was built with the application and the layers within them; or
 * where there is no such frame, the same for what is presumed to be the application's; or where there is none of these either, for
 * libraries with tables of their own, which are then what runs: as a server, or in threads of theirs.
 */
final class StackReading {

    private final ApplicationFrames built = new ApplicationFrames();
    private final Layers beforeBuilt = new Layers();
    private final ApplicationFrames presumed = new ApplicationFrames();
    private final Layers beforePresumed = new Layers();
    private final ApplicationFrames libraries = new ApplicationFrames();
    private final Layers beforeLibraries = new Layers();

    /** The method of a bean that its subclass, the last frame but such as stand between, runs something before or after; or null. */
    private CallSite.@Nullable Frame bean;

    private CodeOrigin originOfBean = CodeOrigin.OTHER;

    /** Whether further frames tell nothing. */
    boolean isFull() {
        return built.isFull();
    }

    /**
     * The next frame outwards is of a {@linkplain BeanSubclass bean's subclass}. It is the application's where none is further in, as while a
     * transaction ends; but for one whose caller is the application's, which has a line.
     *
     * @param origin the bean's
     * @param frame the bean's method
     */
    void readBean(CodeOrigin origin, CallSite.Frame frame) {
        bean = frame;
        originOfBean = origin;
    }

    /**
     * The next frame outwards is of a class that is, or is presumed to be, the application's.
     *
     * @param intercepts whether it passes on a call that it intercepts, as an aspect does
     */
    void read(CodeOrigin origin, CallSite.Frame frame, boolean intercepts) {
        bean = null;
        if (origin == CodeOrigin.APPLICATION) {
            add(built, frame, intercepts);
        } else if (built.isEmpty()) {
            beforeBuilt.pass(origin, frame.type(), frame.method());
            if (!presumed.isFull()) {
                add(presumed, frame, intercepts);
            }
        }
    }

    private static void add(ApplicationFrames frames, CallSite.Frame frame, boolean intercepts) {
        if (intercepts) {
            frames.addIntercepting(frame);
        } else {
            frames.add(frame);
        }
    }

    /** Whether the next frame outwards, of a class of this origin, is worth being read although it is not the application's. */
    boolean wants(CodeOrigin origin) {
        return origin == CodeOrigin.LIBRARY && isUnknown() && !libraries.isFull();
    }

    private boolean isUnknown() {
        return built.taken().isEmpty() && presumed.taken().isEmpty();
    }

    /** The next frame outwards is {@linkplain #wants wanted}. It is {@linkplain #pass passed}, too. */
    void readLibrary(CallSite.Frame frame, boolean intercepts) {
        add(libraries, frame, intercepts);
    }

    /** The next frame outwards is of another. */
    void pass(CodeOrigin origin, String type, String method) {
        if (origin != CodeOrigin.BETWEEN) {
            takeBean();
        }
        if (built.isEmpty()) {
            beforeBuilt.pass(origin, type, method);
            if (presumed.isEmpty()) {
                beforePresumed.pass(origin, type, method);
                if (origin != CodeOrigin.LIBRARY && libraries.isEmpty()) {
                    beforeLibraries.pass(origin, type, method);
                }
            }
        }
    }

    private void takeBean() {
        if (bean != null && built.isEmpty()) {
            if (originOfBean == CodeOrigin.APPLICATION) {
                built.addBean(bean);
            } else if (originOfBean == CodeOrigin.PRESUMED && presumed.isEmpty()) {
                presumed.addBean(bean);
            }
        }
        bean = null;
    }

    /** The application's frames, which the caller may change, when all frames were read. */
    List<CallSite.Frame> frames() {
        takeBean();
        if (isUnknown()) {
            return libraries.told();
        }
        return built.taken().isEmpty() ? presumed.told() : built.told();
    }

    /** The layers between the call and the innermost of these frames. */
    List<String> layers() {
        if (isUnknown()) {
            return beforeLibraries.names();
        }
        return (built.taken().isEmpty() ? beforePresumed : beforeBuilt).names();
    }
}
