package io.pitot.agent.instrumentation.springkafka;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Reads what a container listens to. Defined into Spring's own loader. */
public final class SubscriptionReader {

    private SubscriptionReader() {}

    /** The topics that the container was told, or the pattern. Not those of one batch, which differ from poll to poll. */
    public static String[] topics(ContainerProperties container) {
        String[] topics = container.getTopics();
        if (topics != null) {
            return topics;
        }
        Pattern pattern = container.getTopicPattern();
        if (pattern != null) {
            return new String[] {pattern.pattern()};
        }
        Set<String> names = new LinkedHashSet<>();
        TopicPartitionOffset[] partitions = container.getTopicPartitions();
        if (partitions != null) {
            for (TopicPartitionOffset partition : partitions) {
                names.add(partition.getTopic());
            }
        }
        return names.toArray(new String[0]);
    }
}
