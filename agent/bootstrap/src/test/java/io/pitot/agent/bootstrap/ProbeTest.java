package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void requestEndsThoughItsExceptionCannotBeAskedForItsCause() {
        Drained.all();
        Throwable hostile = new IllegalStateException("hostile") {
            @Override
            public synchronized Throwable getCause() {
                throw new UnsupportedOperationException();
            }
        };
        Probe.requestExit(Objects.requireNonNull(Probe.requestEnter()), 200, hostile);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(EventKind.REQUEST))
                .satisfies(
                        event -> assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue())
                .satisfies(event -> assertThat(event.code()).isEqualTo(500));
        ThreadState next = Probe.requestEnter();
        assertThat(next).as("the thread's next request").isNotNull();
        Probe.requestExit(next, 200, null);
    }

    @Test
    @SuppressWarnings("deprecation")
    void threadThatIsStoppedInAProbeSeesThatAndBeginsItsNextUnitOfWork() {
        Drained.all();
        ThreadDeath stopped = new ThreadDeath();
        assertThat(Probe.requestEnter()).isNotNull();
        assertThat(JdbcProbe.executeEnter(new SomeStatement())).isNotNull();
        assertThatThrownBy(() -> AdviceErrors.suppressed(stopped)).isSameAs(stopped);

        ThreadState next = Objects.requireNonNull(Probe.workEnter(Jobs.JOB, "next"));
        assertThat(JdbcProbe.executeEnter(new SomeStatement())).isNotNull();
        Probe.workExit(next, null, true);

        assertThat(Drained.all())
                .filteredOn(event -> event.kind() == EventKind.REQUEST)
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo(Names.endpoint(Jobs.JOB, "", "next")));
        assertThat(AdviceErrors.counts().keySet()).noneMatch(error -> error.contains("ThreadDeath"));
    }

    @Test
    void anyOtherErrorInAProbeLeavesTheUnitOfWorkUnderWay() {
        Drained.all();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        AdviceErrors.suppressed(new StackOverflowError());
        AdviceErrors.suppressed(new NoClassDefFoundError());
        assertThat(Probe.requestEnter()).as("an error page, say").isNull();
        Probe.requestExit(request, 500, null);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(event -> assertThat(event.code()).isEqualTo(500));
    }

    @Test
    @SuppressWarnings("deprecation")
    void requestWhoseThreadIsStoppedInAProbeEndsAsAnyOther() {
        Drained.all();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        ThreadDeath stopped = new ThreadDeath();
        assertThatThrownBy(() -> AdviceErrors.suppressed(stopped)).isSameAs(stopped);
        Probe.requestExit(request, 500, stopped);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(event -> assertThat(event.code()).isEqualTo(500));
    }

    @Test
    void threadThatServesManyRequestsIsAskedWhatTheyConsumedNowAndThen() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        ThreadMeter before = ThreadMeter.current();
        ThreadMeter.install(new ThreadMeter() {
            @Override
            public long cpuNanos() {
                return asked.incrementAndGet();
            }

            @Override
            public long allocatedBytes() {
                return 0;
            }
        });
        int[] known = new int[2];
        try {
            // A thread of its own: how often it is asked depends on what it served before.
            Thread serving = new Thread(() -> {
                known[0] = metered(100);
                known[1] = metered(10_000);
            });
            serving.start();
            serving.join();
        } finally {
            ThreadMeter.install(before);
        }
        assertThat(known[0]).isEqualTo(100);
        // One in 16, and some in each second.
        assertThat(known[1]).isBetween(300, 2_000);
        assertThat(asked).hasValue(2 * (known[0] + known[1]));
    }

    @Test
    void pathsOfNestedResourcesAreJoinedBelowTheServletsMapping() {
        assertThat(route("/shop/api", "owners/", "/{ownerId}/pets", "{petId}"))
                .isEqualTo("/shop/api/owners/{ownerId}/pets/{petId}");
        assertThat(route("/shop/api", "/owners", "/")).isEqualTo("/shop/api/owners");
        assertThat(route("/shop/api", "/owners", null)).isEqualTo("/shop/api/owners");
        assertThat(route("/shop/api", "/")).isEqualTo("/shop/api");
        assertThat(route("", "/")).isEqualTo("/");
        assertThat(route("", "/", "owners")).isEqualTo("/owners");
    }

    @Test
    void templatesNameNothingWhileAnErrorPageIsMade() {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        RouteProbe.servlet("", "/api/*");
        String before = RouteProbe.prefix();
        RouteProbe.prefix(null);
        RouteProbe.framework("/sorry");
        RouteProbe.resource("/sorry", true);
        RouteProbe.prefix(before);

        assertThat(ended(state)).isEqualTo("/api/*");
    }

    private static String route(String prefix, @Nullable String... paths) {
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        RouteProbe.prefix(prefix);
        for (int i = 0; i < paths.length; i++) {
            RouteProbe.resource(paths[i], i == paths.length - 1);
        }
        return ended(state);
    }

    private static String ended(ThreadState state) {
        Drained.all();
        Probe.requestExit(state, 200, null);
        EndpointName name = Names.ENDPOINTS.name(Drained.all().get(0).subject());
        return name == null ? "" : name.route();
    }

    private static int metered(int requests) {
        int metered = 0;
        Drained.all();
        for (int i = 0; i < requests; i++) {
            Probe.requestExit(Objects.requireNonNull(Probe.requestEnter()), 200, null);
            metered += Drained.all().get(0).hash() >= 0 ? 1 : 0;
        }
        return metered;
    }
}
