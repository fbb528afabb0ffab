package io.pitot.it.app;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.FixedBackOff;

/** Sends records to itself through a broker of its own. Prints what it has run, and ends. */
public final class RecordsApp {

    /** How many records each topic gets. */
    public static final int RECORDS = 5;

    private RecordsApp() {}

    public static void main(String[] arguments) throws Exception {
        String address = serve(Path.of("kafka"));
        CountDownLatch readings = new CountDownLatch(RECORDS);
        listen(
                address,
                readings,
                (MessageListener<String, String>) record -> {
                    HandedOver.query("of_a_reading");
                    readings.countDown();
                },
                "readings");

        Set<Long> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch alarms = new CountDownLatch(2 * RECORDS);
        listen(
                address,
                alarms,
                (MessageListener<String, String>) record -> {
                    HandedOver.query("of_an_alarm");
                    alarms.countDown();
                    if (seen.add(record.offset())) {
                        throw new IllegalStateException("not at first");
                    }
                },
                "alarms");

        CountDownLatch loads = new CountDownLatch(2 * RECORDS);
        listen(
                address,
                loads,
                (BatchMessageListener<String, String>) records -> {
                    HandedOver.query("of_a_batch");
                    records.forEach(record -> loads.countDown());
                },
                "ships",
                "trains");
        HandedOver.tell();
        // The broker's threads do not end by themselves.
        System.exit(0);
    }

    private static void listen(String address, CountDownLatch expected, Object listener, String... topics)
            throws Exception {
        send(address, topics);
        ContainerProperties properties = new ContainerProperties(topics);
        properties.setMessageListener(listener);
        var container = new ConcurrentMessageListenerContainer<String, String>(
                new DefaultKafkaConsumerFactory<>(consuming(address)), properties);
        container.setCommonErrorHandler(new DefaultErrorHandler(new FixedBackOff(0, 1)));
        container.start();
        boolean came = expected.await(30, TimeUnit.SECONDS);
        container.stop();
        if (!came) {
            throw new IllegalStateException(expected.getCount() + " records are missing");
        }
    }

    /** Sends some to each topic. */
    static void send(String address, String... topics) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            for (String topic : topics) {
                for (int i = 0; i < RECORDS; i++) {
                    producer.send(new ProducerRecord<>(topic, "record " + i)).get();
                }
            }
        }
    }

    /** Options of a consumer that begins with the first record. */
    static Map<String, Object> consuming(String address) {
        Map<String, Object> options = new HashMap<>();
        options.put("bootstrap.servers", address);
        options.put("group.id", "app");
        options.put("auto.offset.reset", "earliest");
        options.put("fetch.max.wait.ms", 20);
        options.put("key.deserializer", StringDeserializer.class);
        options.put("value.deserializer", StringDeserializer.class);
        return options;
    }

    /** Starts a broker; answers where it listens. */
    static String serve(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("meta.properties"), "version=1\ncluster.id=MkU3OEVBNTcwNTJENDM2Qg\nnode.id=1\n");
        Properties options = new Properties();
        try (ServerSocket broker = new ServerSocket(0);
                ServerSocket controller = new ServerSocket(0)) {
            String address = "localhost:" + broker.getLocalPort();
            String voter = "localhost:" + controller.getLocalPort();
            options.setProperty("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + voter);
            options.setProperty("controller.quorum.voters", "1@" + voter);
        }
        options.setProperty("controller.listener.names", "CONTROLLER");
        options.setProperty("process.roles", "broker,controller");
        options.setProperty("node.id", "1");
        options.setProperty("log.dirs", folder.toString());
        options.setProperty("offsets.topic.replication.factor", "1");
        options.setProperty("offsets.topic.num.partitions", "1");
        options.setProperty("group.initial.rebalance.delay.ms", "0");
        new KafkaRaftServer(KafkaConfig.fromProps(options, false), Time.SYSTEM).startup();
        String listeners = options.getProperty("listeners");
        return listeners.substring("PLAINTEXT://".length(), listeners.indexOf(','));
    }
}
