package io.pitot.agent.instrumentation.langchain4j;

import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The application's handler, and before it the call of which it is told. By reflection: later lines of the library tell handlers more
 * than this one knows of. Defined into the loader of the library.
 */
public final class AnswerHandler implements InvocationHandler {

    private final StreamingChatResponseHandler handler;
    private final ModelCall call;

    private AnswerHandler(StreamingChatResponseHandler handler, ModelCall call) {
        this.handler = handler;
        this.call = call;
    }

    /** What is to be told of the answer in place of this handler. Never throws. */
    public static @Nullable StreamingChatResponseHandler of(
            @Nullable StreamingChatResponseHandler handler, ModelCall call) {
        if (handler == null) {
            return null;
        }
        try {
            return (StreamingChatResponseHandler) Proxy.newProxyInstance(
                    StreamingChatResponseHandler.class.getClassLoader(),
                    new Class<?>[] {StreamingChatResponseHandler.class},
                    new AnswerHandler(handler, call));
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
            return handler;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null) {
            tell(method.getName(), arguments[0]);
        }
        try {
            return method.invoke(handler, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private void tell(String told, @Nullable Object what) {
        switch (told) {
            case "onCompleteResponse" -> {
                call.chunk(what);
                ModelCallProbe.end(call, null);
            }
            case "onError" -> ModelCallProbe.end(call, what instanceof Throwable thrown ? thrown : null);
            default -> {
                if (told.startsWith("onPartial")) {
                    call.chunk(null);
                }
            }
        }
    }
}
