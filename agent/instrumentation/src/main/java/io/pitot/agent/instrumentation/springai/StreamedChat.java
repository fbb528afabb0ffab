package io.pitot.agent.instrumentation.springai;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** An answer in chunks: whoever subscribes to it asks the model, and that is one call. Defined into the loader of the library. */
public final class StreamedChat implements Publisher<ChatResponse> {

    private final Object model;
    private final @Nullable Object asked;
    private final Flux<ChatResponse> answer;

    private StreamedChat(Object model, @Nullable Object asked, Flux<ChatResponse> answer) {
        this.model = model;
        this.asked = asked;
        this.answer = answer;
    }

    /** What is to be handed on in place of an answer. */
    public static @Nullable Flux<ChatResponse> of(
            Object model, @Nullable Object asked, @Nullable Flux<ChatResponse> answer) {
        return answer == null ? null : Flux.from(new StreamedChat(model, asked, answer));
    }

    @Override
    public void subscribe(Subscriber<? super ChatResponse> subscriber) {
        ModelCall call = begin();
        if (call == null) {
            answer.subscribe(subscriber);
            return;
        }
        try {
            CoreSubscriber<? super ChatResponse> core = Operators.toCoreSubscriber(subscriber);
            answer.subscribe(new AnswerSubscriber(core, call));
        } finally {
            ModelCallProbe.leave(call, null);
        }
    }

    /** Null inside another call. Never throws. */
    private @Nullable ModelCall begin() {
        try {
            return ModelCallProbe.begin(SpringAiReader.READER, SpringAiReader.chat(model, asked), asked);
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
            return null;
        }
    }
}
