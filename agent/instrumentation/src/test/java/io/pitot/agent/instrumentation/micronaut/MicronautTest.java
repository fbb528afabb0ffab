package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.instrumentation.ForkedTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Micronaut, whose routes run on the JDK's executors. */
class MicronautTest {

    @TestFactory
    Stream<DynamicTest> micronaut4() throws Exception {
        return ForkedTests.of(MicronautContract.class);
    }
}
