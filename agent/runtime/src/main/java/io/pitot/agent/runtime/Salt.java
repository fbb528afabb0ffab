package io.pitot.agent.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The seed of the argument hashes: unpredictable, so that nobody who has a dump can tell by trying whether a value was
 * in it, and another one in every JVM.
 */
final class Salt {

    private Salt() {}

    /**
     * Asks the kernel directly where it can be asked: its device never blocks and costs microseconds, while {@code
     * SecureRandom} looks through the security providers, in a JVM's first milliseconds and before an application
     * may have put its own in place.
     */
    static long next() {
        byte[] bytes = new byte[Long.BYTES];
        try (InputStream in = new FileInputStream("/dev/urandom")) {
            if (in.read(bytes) == bytes.length) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IOException | SecurityException notHere) {
            // Windows, or a container without the device.
        }
        return new SecureRandom().nextLong();
    }
}
