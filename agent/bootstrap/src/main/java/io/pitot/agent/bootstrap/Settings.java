package io.pitot.agent.bootstrap;

/**
 * What the boot loader's classes need to know of the configuration. Set once by the agent's runtime
 * before the first probe is linked; constants from then on, so that the JIT treats what is derived from
 * them as such. Class initialisation of the readers publishes the values.
 */
public final class Settings {

    private static int rings = 2;
    private static int ringCapacity = 8_192;
    private static int chunks = 3_072;
    private static int queryLimit = 2_000;
    private static int endpointLimit = 1_000;
    private static long salt = System.nanoTime() * 0x9E3779B97F4A7C15L;
    private static String[] applicationPackages = {};
    private static long mainThread;

    private Settings() {}

    /**
     * Sets everything at once; has no effect on classes that have already read their part.
     *
     * @param rings a power of two
     * @param ringCapacity slots of each ring, a power of two
     * @param chunks of {@link EventChunks}
     * @param queryLimit distinct queries told apart; the rest is {@code other}
     * @param endpointLimit distinct endpoints told apart; the rest is {@code other}
     * @param salt seed of every argument hash, from a secure random source
     * @param applicationPackages prefixes of class names that are application code whatever else says otherwise
     * @param mainThread id of the thread that runs the application's {@code main}; 0, which no thread has, if unknown
     */
    public static void set(
            int rings,
            int ringCapacity,
            int chunks,
            int queryLimit,
            int endpointLimit,
            long salt,
            String[] applicationPackages,
            long mainThread) {
        Settings.rings = rings;
        Settings.ringCapacity = ringCapacity;
        Settings.chunks = chunks;
        Settings.queryLimit = queryLimit;
        Settings.endpointLimit = endpointLimit;
        Settings.salt = salt;
        Settings.applicationPackages = applicationPackages.clone();
        Settings.mainThread = mainThread;
    }

    static int rings() {
        return rings;
    }

    static int ringCapacity() {
        return ringCapacity;
    }

    static int chunks() {
        return chunks;
    }

    static int queryLimit() {
        return queryLimit;
    }

    static int endpointLimit() {
        return endpointLimit;
    }

    static long salt() {
        return salt;
    }

    static long mainThread() {
        return mainThread;
    }

    static String[] applicationPackages() {
        return applicationPackages;
    }
}
