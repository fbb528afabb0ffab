package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/**
 * Reads which model Bedrock is asked for, and what its answers tell of themselves; never the messages. Defined into the client's
 * loader.
 */
public final class BedrockReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new BedrockReader();

    private BedrockReader() {}

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof ConverseRequest chat) {
            call.asks(model(chat.modelId()), 1, chat.hashCode());
        } else if (read instanceof ConverseStreamRequest chat) {
            call.asks(model(chat.modelId()), 1, chat.hashCode());
        } else if (read instanceof InvokeModelRequest any) {
            call.asks(model(any.modelId()), 1, any.hashCode());
        } else if (read instanceof ConverseResponse answer) {
            readStop(call, answer.stopReasonAsString());
            readUsage(call, answer.usage());
        } else if (read instanceof MessageStopEvent end) {
            readStop(call, end.stopReasonAsString());
        } else if (read instanceof ConverseStreamMetadataEvent end) {
            readUsage(call, end.usage());
        } else if (read instanceof InvokeModelResponse answer) {
            readHeads(call, answer);
        }
    }

    /** A profile's or an imported model's whole name tells whose account it is in. */
    private static int model(@Nullable String id) {
        return id == null ? 0 : InferenceProbe.model(id.substring(id.lastIndexOf('/') + 1), false);
    }

    private static void readStop(ModelCall call, @Nullable String reason) {
        if ("max_tokens".equals(reason)) {
            call.isCutOff();
        }
    }

    /** The service counts what it has read before, and what it has kept for the next time, apart from the rest of the prompt. */
    private static void readUsage(ModelCall call, @Nullable TokenUsage usage) {
        if (usage != null) {
            long readBefore = tokens(usage, "cacheReadInputTokens");
            long kept = tokens(usage, "cacheWriteInputTokens");
            long input = tokens(usage, "inputTokens") + readBefore + kept;
            call.took(input, readBefore, tokens(usage, "outputTokens"));
        }
    }

    /** By its name: the first lines of the client do not have them all. */
    private static long tokens(TokenUsage usage, String name) {
        return usage.getValueForField(name, Integer.class).orElse(0);
    }

    /** An answer in a model's own format is not read; the service tells beside it what it took. */
    private static void readHeads(ModelCall call, InvokeModelResponse answer) {
        String input = head(answer, "X-Amzn-Bedrock-Input-Token-Count");
        String output = head(answer, "X-Amzn-Bedrock-Output-Token-Count");
        if (input != null || output != null) {
            call.took(number(input), 0, number(output));
        }
    }

    private static @Nullable String head(InvokeModelResponse answer, String name) {
        return answer.sdkHttpResponse().firstMatchingHeader(name).orElse(null);
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException other) {
            return 0;
        }
    }
}
