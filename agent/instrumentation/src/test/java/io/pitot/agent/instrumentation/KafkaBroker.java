package io.pitot.agent.instrumentation;

import java.util.function.Supplier;

/** One real broker for all tests of a JVM, started when the first of them asks and stopped with the JVM. */
public final class KafkaBroker {

    private static final String ADDRESS = start();

    private KafkaBroker() {}

    /** Where it listens. */
    public static String address() {
        return ADDRESS;
    }

    private static String start() {
        try {
            Supplier<?> server = (Supplier<?>) IsolatedApplication.of("kafka-server")
                    .make("com.acme.stream.KafkaServer", new Class<?>[] {String.class}, "target");
            return (String) server.get();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start from target/libraries/kafka-server", e);
        }
    }
}
