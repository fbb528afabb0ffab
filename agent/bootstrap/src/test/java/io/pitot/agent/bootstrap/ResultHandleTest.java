package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultHandleTest {

    private final ResultState state = new ResultState(ThreadState.current());

    @Test
    void leadsToTheStateWhileItsResultSetIsRead() {
        state.begin(true);
        assertThat(state.handle().current()).isSameAs(state);
    }

    @Test
    void aResultSetThatIsClosedLateIsNotTakenForTheOneThatIsRead() {
        state.begin(true);
        ResultHandle late = state.handle();
        state.begin(true);
        assertThat(late.current()).isNull();
        assertThat(state.handle().current()).isSameAs(state);
    }

    @Test
    void leadsNowhereOnceNothingIsRead() {
        state.begin(true);
        ResultHandle late = state.handle();
        state.retire();
        assertThat(late.current()).isNull();
    }

    @Test
    void comesRoundAfterAsManyExecutionsAsThereAreHandlesAndNotBefore() {
        state.begin(true);
        ResultHandle first = state.handle();
        for (int later = 1; later < ResultState.HANDLES; later++) {
            state.begin(true);
            assertThat(first.current()).as("%d executions late", later).isNull();
        }
        state.begin(true);
        assertThat(state.handle()).isSameAs(first);
        assertThat(first.current()).isSameAs(state);
    }
}
