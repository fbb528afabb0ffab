package io.pitot.agent.instrumentation.kafka;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.TopicPartition;

/** Reads what a consumer is told. Defined into Kafka's own loader. */
public final class ConsumerReader {

    private ConsumerReader() {}

    /** After how many milliseconds without another poll its partitions are given to others. */
    public static long longestMillis(ConsumerConfig configuration) {
        return configuration.getInt(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    }

    /**
     * The topics that a consumer is to have, in alphabetical order, since sets have a different one in each JVM; or their
     * pattern, whatever matches it.
     *
     * @param subscription what one of its methods is given
     */
    public static String[] topics(Object subscription) {
        if (subscription instanceof Collection<?> several) {
            TreeSet<String> topics = new TreeSet<>();
            for (Object one : several) {
                topics.add(one instanceof TopicPartition partition ? partition.topic() : String.valueOf(one));
            }
            return topics.toArray(new String[0]);
        }
        return new String[] {
            subscription instanceof Pattern pattern
                    ? pattern.pattern()
                    // There are no others; and before 4 there is none of these, and no such class.
                    : ((SubscriptionPattern) subscription).pattern()
        };
    }
}
