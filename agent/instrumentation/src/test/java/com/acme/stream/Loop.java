package com.acme.stream;

import com.acme.scoring.TreeScorer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Sends records to itself, and polls them. Scores once for each poll that brings any. */
public final class Loop implements ToIntFunction<String> {

    private static final int RECORDS = Topics.RECORDS;

    private final TreeScorer scorer = new TreeScorer();
    private final Topics topics;
    private final String prefix;

    /**
     * Of topics that nobody else uses.
     *
     * @param address where the broker listens
     * @param prefix what the names of its topics begin with
     */
    public Loop(String address, String prefix) {
        topics = new Topics(address, prefix);
        this.prefix = prefix;
    }

    /** @return how many polls have brought records */
    @Override
    public int applyAsInt(String way) {
        return Topics.callWithItsLoader(() -> {
            try {
                return call(way);
            } catch (Exception e) {
                throw new IllegalStateException(way, e);
            }
        });
    }

    private int call(String way) throws Exception {
        return switch (way) {
            case "topic" -> poll(RECORDS, consumer -> consumer.subscribe(List.of(prefix + "loops")), "loops");
            case "topics" ->
                poll(
                        2 * RECORDS,
                        consumer -> consumer.subscribe(List.of(prefix + "trains", prefix + "ships")),
                        "ships",
                        "trains");
            case "pattern" ->
                poll(
                        2 * RECORDS,
                        consumer -> consumer.subscribe(Pattern.compile(prefix + "bulk-.*")),
                        "bulk-a",
                        "bulk-b");
            case "partition" ->
                poll(RECORDS, consumer -> consumer.assign(List.of(new TopicPartition(prefix + "parts", 0))), "parts");
            case "newer protocol" -> newerProtocol();
            case "old poll" -> oldPoll();
            case "never closed" -> neverClosed();
            default -> throw new IllegalArgumentException(way);
        };
    }

    private int poll(int records, Consumer<KafkaConsumer<String, String>> subscription, String... sent) {
        return poll(records, topics.consuming(), subscription, sent);
    }

    private int poll(
            int records,
            Map<String, Object> options,
            Consumer<KafkaConsumer<String, String>> subscription,
            String... sent) {
        topics.send(sent);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(options)) {
            subscription.accept(consumer);
            return work(consumer, records, loop -> loop.poll(Duration.ofSeconds(1)));
        }
    }

    /** One way of polling. */
    private interface Poll {
        ConsumerRecords<String, String> from(KafkaConsumer<String, String> consumer) throws Exception;
    }

    private int work(KafkaConsumer<String, String> consumer, int records, Poll poll) {
        try {
            int polls = 0;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            for (int left = records; left > 0; ) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(left + " records are missing");
                }
                ConsumerRecords<String, String> some = poll.from(consumer);
                if (!some.isEmpty()) {
                    polls++;
                    scorer.score(some.count());
                    left -= some.count();
                }
            }
            return polls;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** By which another consumer does the work. */
    private int newerProtocol() {
        Map<String, Object> options = topics.consuming();
        options.put("group.protocol", "consumer");
        return poll(
                RECORDS, options, consumer -> consumer.assign(List.of(new TopicPartition(prefix + "news", 0))), "news");
    }

    /** What versions before 4 have. */
    private int oldPoll() {
        topics.send("olds");
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(topics.consuming())) {
            consumer.subscribe(List.of(prefix + "olds"));
            return work(consumer, RECORDS, Loop::pollOldly);
        }
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<String, String> pollOldly(KafkaConsumer<String, String> consumer) throws Exception {
        return (ConsumerRecords<String, String>)
                KafkaConsumer.class.getMethod("poll", long.class).invoke(consumer, 1_000L);
    }

    /** A thread dies of what it has polled. */
    private int neverClosed() throws InterruptedException {
        topics.send("wrecks");
        Thread thread = new Thread(() -> {
            KafkaConsumer<String, String> consumer = new KafkaConsumer<>(topics.consuming());
            // Not as a member of the group, which would wait for it.
            consumer.assign(List.of(new TopicPartition(prefix + "wrecks", 0)));
            work(consumer, 1, loop -> loop.poll(Duration.ofSeconds(1)));
            throw new UnsupportedOperationException("on purpose");
        });
        thread.setUncaughtExceptionHandler((dying, expected) -> {});
        thread.start();
        thread.join();
        return 1;
    }
}
