package io.pitot.it.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Sends records to itself and polls them, in loops that end in several ways. Prints what it has run, and ends. */
public final class LoopsApp {

    private LoopsApp() {}

    public static void main(String[] arguments) throws Exception {
        String address = RecordsApp.serve(Path.of("kafka"));
        RecordsApp.send(address, "orders", "ships", "trains", "parcels", "breaks", "wrecks");
        ExecutorService workers = Executors.newFixedThreadPool(2);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (KafkaConsumer<String, String> consumer = consumer(address, "orders")) {
            pollAll(consumer, () -> HandedOver.query("of_an_order"));
        }
        HandedOver.query("of_main");

        try (KafkaConsumer<String, String> one = consumer(address, "ships");
                KafkaConsumer<String, String> other = consumer(address, "trains")) {
            boolean isDone = false;
            for (int ships = 0, trains = 0; !isDone; isDone = ships == RecordsApp.RECORDS && trains == ships) {
                ships += poll(one, () -> HandedOver.query("of_a_ship"));
                trains += poll(other, () -> HandedOver.query("of_a_train"));
            }
        }

        try (KafkaConsumer<String, String> consumer = consumer(address, "parcels")) {
            pollAll(consumer, () -> get(workers, () -> HandedOver.query("of_a_parcel")));
        }

        try (KafkaConsumer<String, String> consumer = consumer(address, "breaks")) {
            get(pool, () -> pollOnce(consumer, () -> HandedOver.query("of_a_break")));
            get(pool, () -> HandedOver.query("of_another_task"));
        }

        Thread dying = new Thread(() -> {
            pollOnce(consumer(address, "wrecks"), () -> HandedOver.query("of_a_wreck"));
            throw new IllegalStateException("on purpose");
        });
        dying.setUncaughtExceptionHandler((thread, expected) -> {});
        dying.start();
        dying.join();
        workers.shutdown();
        pool.shutdown();
        HandedOver.tell();
        // The broker's threads do not end by themselves.
        System.exit(0);
    }

    private static KafkaConsumer<String, String> consumer(String address, String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(RecordsApp.consuming(address));
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        return consumer;
    }

    private static void pollAll(KafkaConsumer<String, String> consumer, Runnable work) {
        for (int polled = 0; polled < RecordsApp.RECORDS; ) {
            polled += poll(consumer, work);
        }
    }

    /** Leaves its loop without closing the consumer. */
    private static void pollOnce(KafkaConsumer<String, String> consumer, Runnable work) {
        while (true) {
            if (poll(consumer, work) > 0) {
                break;
            }
        }
    }

    /** Works once if there is anything. */
    private static int poll(KafkaConsumer<String, String> consumer, Runnable work) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
        if (!records.isEmpty()) {
            work.run();
        }
        return records.count();
    }

    private static void get(ExecutorService pool, Runnable task) {
        try {
            pool.submit(task).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
