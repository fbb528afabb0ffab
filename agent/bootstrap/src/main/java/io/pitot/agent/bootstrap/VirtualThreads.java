package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Asks for virtual threads without naming what JDK 17 does not have. */
public final class VirtualThreads {

    /** {@code Thread.isVirtual}; null where it is missing. */
    private static final @Nullable MethodHandle IS_VIRTUAL = find();

    /** Whether this JVM has any. */
    static final boolean EXIST = IS_VIRTUAL != null;

    private VirtualThreads() {}

    /** Whether the current thread is one. */
    public static boolean isCurrent() {
        MethodHandle isVirtual = IS_VIRTUAL;
        try {
            return isVirtual != null && (boolean) isVirtual.invokeExact(Thread.currentThread());
        } catch (Throwable impossible) {
            return false;
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException before21) {
            return null;
        }
    }
}
