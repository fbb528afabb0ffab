package io.pitot.agent.bootstrap;

/** Pitot's classes of the boot loader, for class loaders of containers that ask it only for what they were told to. */
public final class ProbeClasses {

    private static final String PREFIX = "io.pitot.agent.bootstrap.";

    private ProbeClasses() {}

    /**
     * The boot loader's class of this name if it is one of Pitot's, else null.
     *
     * @param name binary name
     */
    public static @Nullable Class<?> find(@Nullable String name) {
        if (name == null || !name.startsWith(PREFIX)) {
            return null;
        }
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException notOurs) {
            return null;
        }
    }
}
