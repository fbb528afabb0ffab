package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.instrumentation.ForkedTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The clients of the JDK that runs the tests. */
class JdkHttpTest {

    @TestFactory
    Stream<DynamicTest> urlConnections() throws Exception {
        return ForkedTests.of(UrlConnectionContract.class);
    }

    @TestFactory
    Stream<DynamicTest> httpClient() throws Exception {
        return ForkedTests.of(JdkHttpClientContract.class);
    }

    @TestFactory
    Stream<DynamicTest> httpClientWithFutures() throws Exception {
        return ForkedTests.of(JdkHttpClientAsyncContract.class);
    }

    @TestFactory
    Stream<DynamicTest> httpClientOverTls() throws Exception {
        return ForkedTests.of(SecureJdkHttpContract.class);
    }
}
