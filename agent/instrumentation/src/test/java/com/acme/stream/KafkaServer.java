package com.acme.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker of Kafka that is its own controller, in this JVM; says where it listens. */
public final class KafkaServer implements Supplier<String> {

    private final String address;

    /** Starts it, with an empty folder below that one. */
    public KafkaServer(String folder) throws IOException {
        Path logs = Files.createTempDirectory(Path.of(folder), "kafka");
        // What its own tool writes when it formats a folder.
        Files.writeString(logs.resolve("meta.properties"), "version=1\ncluster.id=MkU3OEVBNTcwNTJENDM2Qg\nnode.id=1\n");
        String controller;
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            address = "localhost:" + one.getLocalPort();
            controller = "localhost:" + other.getLocalPort();
        }
        Properties options = new Properties();
        options.setProperty("process.roles", "broker,controller");
        options.setProperty("node.id", "1");
        options.setProperty("controller.quorum.voters", "1@" + controller);
        options.setProperty("controller.listener.names", "CONTROLLER");
        options.setProperty("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        options.setProperty("log.dirs", logs.toString());
        options.setProperty("offsets.topic.replication.factor", "1");
        options.setProperty("offsets.topic.num.partitions", "1");
        options.setProperty("group.initial.rebalance.delay.ms", "0");
        new KafkaRaftServer(KafkaConfig.fromProps(options, false), Time.SYSTEM).startup();
    }

    @Override
    public String get() {
        return address;
    }
}
