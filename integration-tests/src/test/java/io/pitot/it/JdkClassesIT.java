package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.FirstClassApp;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of the JDK that are woven load, whichever comes first: java.base does not read the boot loader's other classes. */
class JdkClassesIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.concurrent.CompletableFuture$AsyncRun",
                "java.util.concurrent.ForkJoinPool",
                "java.util.concurrent.ForkJoinTask",
                "java.util.concurrent.FutureTask",
                "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
                "java.util.concurrent.ThreadPoolExecutor"
            })
    void loadsAsTheFirst(String type) {
        Observed application = Observed.application(FirstClassApp.class, folder).arguments(type);
        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("LOADED " + type);
        }
        assertThat(Observation.sound(application.dumps()).dump().agent().instrumented())
                .anySatisfy(woven -> assertThat(woven.instrumentation()).isEqualTo("executors"));
    }
}
