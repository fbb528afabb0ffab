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

    /** Whether further frames tell nothing. */
    boolean isFull() {
        return built.isFull();
    }

    /** The next frame outwards is of a class that is, or is presumed to be, the application's. */
    void read(CodeOrigin origin, String type, String method, @Nullable String file, int line) {
        if (origin == CodeOrigin.APPLICATION) {
            built.add(type, method, file, line);
        } else if (built.taken().isEmpty()) {
            beforeBuilt.pass(origin, type, method);
            if (!presumed.isFull()) {
                presumed.add(type, method, file, line);
            }
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
    void readLibrary(String type, String method, @Nullable String file, int line) {
        libraries.add(type, method, file, line);
    }

    /** The next frame outwards is of another. */
    void pass(CodeOrigin origin, String type, String method) {
        if (built.taken().isEmpty()) {
            beforeBuilt.pass(origin, type, method);
            if (presumed.taken().isEmpty()) {
                beforePresumed.pass(origin, type, method);
                if (origin != CodeOrigin.LIBRARY && libraries.taken().isEmpty()) {
                    beforeLibraries.pass(origin, type, method);
                }
            }
        }
    }

    /** The application's frames, which the caller may change. */
    List<CallSite.Frame> frames() {
        if (isUnknown()) {
            return libraries.taken();
        }
        return built.taken().isEmpty() ? presumed.taken() : built.taken();
    }

    /** The layers between the call and the innermost of these frames. */
    List<String> layers() {
        if (isUnknown()) {
            return beforeLibraries.names();
        }
        return (built.taken().isEmpty() ? beforePresumed : beforeBuilt).names();
    }
}
