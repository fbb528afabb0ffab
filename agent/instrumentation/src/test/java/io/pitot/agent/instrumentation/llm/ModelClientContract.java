package io.pitot.agent.instrumentation.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service's own client, which calls it by OkHttp. */
abstract class ModelClientContract extends LanguageModelContract {

    @ParameterizedTest
    @MethodSource("answers")
    void callsOverHttpAreKnownAsTheModels(Answer answer) throws Exception {
        Requests.run(() -> ask(answer.line(), answer.way()));

        Event call = events.only(EventKind.INFERENCE);
        events.await(EventKind.HTTP_CALL, 1);
        Event http = events.only(EventKind.HTTP_CALL);
        assertThat(http.has(EventLayout.FLAG_OF_MODEL)).isTrue();
        assertThat(call.requestId()).isEqualTo(events.only(EventKind.REQUEST).requestId());
    }
}
