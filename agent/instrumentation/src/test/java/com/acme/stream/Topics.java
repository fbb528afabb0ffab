package com.acme.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics that nobody else uses, and how they are read. */
final class Topics {

    /** How many records each of them gets. */
    static final int RECORDS = 5;

    private final String address;
    private final String prefix;

    /** @param prefix what their names begin with */
    Topics(String address, String prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** Kafka looks up its own classes by the thread's loader. */
    static int callWithItsLoader(IntSupplier call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Topics.class.getClassLoader());
        try {
            return call.getAsInt();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Options of a consumer that begins with the first record. */
    Map<String, Object> consuming() {
        Map<String, Object> options = new HashMap<>();
        options.put("bootstrap.servers", address);
        options.put("group.id", "feed");
        options.put("auto.offset.reset", "earliest");
        // Else what is to come again waits for a fetch under way, which waits for more.
        options.put("fetch.max.wait.ms", 20);
        options.put("key.deserializer", StringDeserializer.class);
        options.put("value.deserializer", StringDeserializer.class);
        return options;
    }

    void send(String... topics) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            for (String topic : topics) {
                for (int i = 0; i < RECORDS; i++) {
                    producer.send(new ProducerRecord<>(prefix + topic, "record " + i))
                            .get();
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
