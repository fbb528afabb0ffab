package io.pitot.agent.instrumentation;

import java.util.function.Supplier;

/** One real broker for all tests of a JVM, started when the first of them asks and stopped with the JVM. */
public final class QpidBroker {

    private static final int PORT = start();

    private QpidBroker() {}

    /** Where it listens on this machine. */
    public static int port() {
        return PORT;
    }

    private static int start() {
        try {
            Supplier<?> server = (Supplier<?>) IsolatedApplication.of("qpid")
                    .make("com.acme.post.QpidServer", new Class<?>[] {String.class}, "target");
            return (Integer) server.get();
        } catch (Exception e) {
            throw new IllegalStateException("Qpid did not start from target/libraries/qpid", e);
        }
    }
}
