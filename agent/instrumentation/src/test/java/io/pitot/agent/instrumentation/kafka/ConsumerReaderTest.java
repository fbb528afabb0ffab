package io.pitot.agent.instrumentation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerReaderTest {

    @Test
    void consumerIsNamedAfterThePatternThatItsBrokerMatches() {
        assertThat(ConsumerReader.topics(new SubscriptionPattern("orders-.*"))).containsExactly("orders-.*");
    }

    @Test
    void topicOfSeveralPartitionsIsNamedOnce() {
        assertThat(ConsumerReader.topics(List.of(
                        new TopicPartition("trains", 1),
                        new TopicPartition("ships", 0),
                        new TopicPartition("trains", 0))))
                .containsExactly("ships", "trains");
    }
}
