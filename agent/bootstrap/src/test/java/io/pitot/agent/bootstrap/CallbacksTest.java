package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All on one thread: what a callback is for, whatever the thread that tells it is doing. */
class CallbacksTest {

    private final Waiting ofFirst = new Waiting();
    private final Waiting ofNobody = new Waiting();
    private ThreadState second;
    private long first;

    /** What woven classes become. */
    private static final class Waiting implements ObservedCallback {

        private @Nullable Object request;

        @Override
        public @Nullable Object pitot$request() {
            return request;
        }

        @Override
        public void pitot$request(@Nullable Object request) {
            this.request = request;
        }
    }

    CallbacksTest() {
        Callbacks.made(ofNobody);
        ThreadState state = Objects.requireNonNull(Probe.requestEnter());
        first = state.requestId;
        Callbacks.made(ofFirst);
        Probe.requestExit(state, 200, null);
        second = Objects.requireNonNull(Probe.requestEnter());
        Drained.all();
    }

    @AfterEach
    void end() {
        Probe.requestExit(second, 200, null);
        Drained.all();
    }

    @Test
    void callbackOfAnotherRequestKeepsItWhoeverHandsItOn() {
        Object request = ofFirst.pitot$request();

        Callbacks.made(ofFirst);

        assertThat(((RequestIdentity) Objects.requireNonNull(request)).id).isEqualTo(first);
        assertThat(ofFirst.pitot$request()).isSameAs(request);
    }

    @Test
    void callbackOfAnotherRequestDoesNotCountToTheOneThatTellsIt() {
        long id = second.requestId;
        ThreadState entered = Objects.requireNonNull(Callbacks.enter(ofFirst));

        assertThat(entered.requestId).isNotEqualTo(id);
        Propagation.leave(entered);
        assertThat(second.requestId).isEqualTo(id);
    }

    @Test
    void callbackOfNobodyCountsToTheRequestThatTellsIt() {
        assertThat(Callbacks.enter(ofNobody)).isNull();
    }

    @Test
    void callbackOfNobodyThatIsApartCountsToNobody() {
        long id = second.requestId;
        ThreadState entered = Objects.requireNonNull(Callbacks.enterApart(ofNobody));

        assertThat(Propagation.capture()).isNull();
        assertThat(entered.requestId).isZero();
        Propagation.leave(entered);
        assertThat(second.requestId).isEqualTo(id);
    }

    @Test
    void callbackOfTheRequestThatTellsItGoesOnInIt() {
        Waiting own = new Waiting();
        Callbacks.made(own);

        assertThat(Callbacks.enter(own)).isNull();
        assertThat(Callbacks.enterApart(own)).isNull();
    }
}
