package io.pitot.agent.instrumentation.springkafka;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Reads what a container listens to. Defined into Spring's own loader. */
public final class SubscriptionReader {

    private static final String SEPARATOR = ",";

    private SubscriptionReader() {}

    /**
     * What batches are called: the topics that the container was told, or the pattern. Not those of one batch, which differ
     * from poll to poll.
     */
    public static @Nullable String name(ContainerProperties container) {
        String[] topics = container.getTopics();
        if (topics != null) {
            return topics.length == 1 ? topics[0] : String.join(SEPARATOR, topics);
        }
        Pattern pattern = container.getTopicPattern();
        if (pattern != null) {
            return pattern.pattern();
        }
        TopicPartitionOffset[] partitions = container.getTopicPartitions();
        if (partitions == null) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (TopicPartitionOffset partition : partitions) {
            names.add(partition.getTopic());
        }
        return String.join(SEPARATOR, names);
    }
}
