package com.acme.stream;

import com.acme.scoring.Tally;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.FixedBackOff;

/** Sends records to itself, and has them counted in the way that it is told. */
public final class Feed implements ToIntFunction<String> {

    private static final int MESSAGES = Topics.RECORDS;

    private final Topics topics;
    private final String prefix;

    /**
     * Of topics that nobody else uses.
     *
     * @param address where the broker listens
     * @param prefix what the names of its topics begin with
     */
    public Feed(String address, String prefix) {
        topics = new Topics(address, prefix);
        this.prefix = prefix;
    }

    /** @return how many times a listener was called, or how many records were polled */
    @Override
    public int applyAsInt(String way) {
        return Topics.callWithItsLoader(() -> call(way));
    }

    private int call(String way) {
        return switch (way) {
            case "record" -> each("readings", MESSAGES, (tally, record) -> tally.sort());
            case "failing record" -> each("failures", 2 * MESSAGES, (tally, record) -> tally.fail());
            case "retried record" -> retried();
            case "batch" -> batches(new ContainerProperties(prefix + "loads"), MESSAGES, Tally::sort, "loads");
            case "failing batch" -> batches(new ContainerProperties(prefix + "duds"), 2 * MESSAGES, Feed::fail, "duds");
            case "batch of topics" ->
                batches(
                        new ContainerProperties(prefix + "ships", prefix + "trains"),
                        2 * MESSAGES,
                        Tally::sort,
                        "trains",
                        "ships");
            case "batch by pattern" ->
                batches(
                        new ContainerProperties(Pattern.compile(prefix + "bulk-.*")),
                        2 * MESSAGES,
                        Tally::sort,
                        "bulk-a",
                        "bulk-b");
            case "batch of partitions" ->
                batches(
                        new ContainerProperties(new TopicPartitionOffset(prefix + "parts", 0, 0L)),
                        MESSAGES,
                        Tally::sort,
                        "parts");
            case "whole poll" -> polls();
            default -> throw new IllegalArgumentException(way);
        };
    }

    /** What is done with a record. */
    private interface Step {
        void take(Tally tally, ConsumerRecord<String, String> record);
    }

    /** What is done with a batch. */
    private interface Load {
        void take(Tally tally, int records);
    }

    private int each(String topic, int deliveries, Step step) {
        Tally tally = new Tally(deliveries);
        MessageListener<String, String> listener = record -> step.take(tally, record);
        contain(new ContainerProperties(prefix + topic), listener, tally, topic);
        return deliveries;
    }

    private int retried() {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        return each("retries", 2 * MESSAGES, (tally, record) -> {
            if (seen.add(record.offset())) {
                tally.fail();
            }
            tally.sort();
        });
    }

    private int batches(ContainerProperties container, int deliveries, Load load, String... topics) {
        AtomicInteger batches = new AtomicInteger();
        Tally tally = new Tally(deliveries);
        BatchMessageListener<String, String> listener = records -> {
            batches.incrementAndGet();
            load.take(tally, records.size());
        };
        contain(container, listener, tally, topics);
        return batches.get();
    }

    private static void fail(Tally tally, int records) {
        tally.sort(records);
        throw new UnsupportedOperationException("not these");
    }

    private int polls() {
        AtomicInteger polls = new AtomicInteger();
        Tally tally = new Tally(MESSAGES);
        contain(new ContainerProperties(prefix + "polls"), new WholePoll(polls, tally), tally, "polls");
        return polls.get();
    }

    /** Takes what one poll has brought as it is. */
    private static final class WholePoll implements BatchAcknowledgingConsumerAwareMessageListener<String, String> {

        private final AtomicInteger polls;
        private final Tally tally;

        WholePoll(AtomicInteger polls, Tally tally) {
            this.polls = polls;
            this.tally = tally;
        }

        @Override
        public boolean wantsPollResult() {
            return true;
        }

        @Override
        public void onMessage(
                ConsumerRecords<String, String> records,
                Acknowledgment acknowledgment,
                Consumer<String, String> consumer) {
            polls.incrementAndGet();
            tally.sort(records.count());
        }

        @Override
        public void onMessage(
                List<ConsumerRecord<String, String>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
            throw new IllegalStateException("it wants whole polls");
        }
    }

    private void contain(ContainerProperties properties, Object listener, Tally tally, String... topics) {
        this.topics.send(topics);
        properties.setMessageListener(listener);
        var container = new ConcurrentMessageListenerContainer<String, String>(
                new DefaultKafkaConsumerFactory<>(this.topics.consuming()), properties);
        // Once again at once, and nothing is done with what fails then, too.
        container.setCommonErrorHandler(new DefaultErrorHandler((record, failure) -> {}, new FixedBackOff(0, 1)));
        container.start();
        try {
            tally.await();
        } finally {
            container.stop();
        }
    }
}
