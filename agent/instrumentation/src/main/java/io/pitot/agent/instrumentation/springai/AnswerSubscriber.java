package io.pitot.agent.instrumentation.springai;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * The application's subscriber, and before it the call that the chunks answer. What it does is the application's own, whichever
 * thread tells it; what it asks for is part of the call. Defined into the loader of the library.
 */
public final class AnswerSubscriber implements CoreSubscriber<ChatResponse>, Subscription {

    private final CoreSubscriber<? super ChatResponse> subscriber;
    private final ModelCall call;
    private @Nullable Subscription subscription;

    AnswerSubscriber(CoreSubscriber<? super ChatResponse> subscriber, ModelCall call) {
        this.subscriber = subscriber;
        this.call = call;
    }

    @Override
    public Context currentContext() {
        return subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        boolean wasWithin = ModelCallProbe.within(false);
        try {
            subscriber.onSubscribe(this);
        } finally {
            ModelCallProbe.within(wasWithin);
        }
    }

    @Override
    public void onNext(ChatResponse chunk) {
        call.chunk(chunk);
        boolean wasWithin = ModelCallProbe.within(false);
        try {
            subscriber.onNext(chunk);
        } finally {
            ModelCallProbe.within(wasWithin);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        ModelCallProbe.end(call, thrown);
        boolean wasWithin = ModelCallProbe.within(false);
        try {
            subscriber.onError(thrown);
        } finally {
            ModelCallProbe.within(wasWithin);
        }
    }

    @Override
    public void onComplete() {
        ModelCallProbe.end(call, null);
        boolean wasWithin = ModelCallProbe.within(false);
        try {
            subscriber.onComplete();
        } finally {
            ModelCallProbe.within(wasWithin);
        }
    }

    @Override
    public void request(long chunks) {
        Subscription begun = subscription;
        if (begun != null) {
            boolean wasWithin = ModelCallProbe.within(true);
            try {
                begun.request(chunks);
            } finally {
                ModelCallProbe.within(wasWithin);
            }
        }
    }

    @Override
    public void cancel() {
        Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
        ModelCallProbe.end(call, null);
    }
}
