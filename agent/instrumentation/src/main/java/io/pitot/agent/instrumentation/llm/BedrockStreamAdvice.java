package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Woven into what asks the service for an answer in chunks, and returns what is told of its end. */
final class BedrockStreamAdvice {

    private BedrockStreamAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter(
            @Advice.Argument(value = 1, readOnly = false) @Nullable ConverseStreamResponseHandler handler) {
        ModelCall call = ModelCallProbe.enter(BedrockReader.READER);
        if (call != null) {
            handler = BedrockHandler.of(handler, call);
        }
        return call;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object promise,
            @Advice.Enter @Nullable ModelCall call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            promise = ModelCallProbe.leave(call, asked, promise, thrown);
        }
    }
}
