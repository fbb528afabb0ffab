package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.ForkedTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Clients that make their calls by those of the JDK: each call is told once, at the application's line. */
class ClientsOnJdkHttpTest {

    @TestFactory
    Stream<DynamicTest> restTemplate() throws Exception {
        return ForkedTests.of(RestTemplateContract.class);
    }

    @TestFactory
    Stream<DynamicTest> feign() throws Exception {
        return ForkedTests.of(FeignContract.class);
    }
}
