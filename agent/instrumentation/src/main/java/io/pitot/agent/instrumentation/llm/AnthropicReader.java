package io.pitot.agent.instrumentation.llm;

import com.anthropic.core.http.HttpRequest;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.beta.messages.BetaRawMessageDeltaEvent;
import com.anthropic.models.beta.messages.BetaRawMessageStartEvent;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.beta.messages.BetaStopReason;
import com.anthropic.models.beta.messages.BetaUsage;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageDeltaEvent;
import com.anthropic.models.messages.RawMessageStartEvent;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Usage;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads which model Anthropic's services are asked for, and what their answers tell of themselves; never the messages. Defined into
 * the client's loader.
 */
public final class AnthropicReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new AnthropicReader();

    private static final AnthropicEventPart START =
            new AnthropicEventPart(RawMessageStreamEvent.class, "messageStart", "start");
    private static final AnthropicEventPart DELTA =
            new AnthropicEventPart(RawMessageStreamEvent.class, "messageDelta", "delta");
    private static final AnthropicEventPart BETA_START =
            new AnthropicEventPart(BetaRawMessageStreamEvent.class, "messageStart", "start");
    private static final AnthropicEventPart BETA_DELTA =
            new AnthropicEventPart(BetaRawMessageStreamEvent.class, "messageDelta", "delta");

    private AnthropicReader() {}

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof MessageCreateParams message) {
            call.asks(InferenceProbe.model(message.model().asString(), false), 1, message.hashCode());
        } else if (read instanceof com.anthropic.models.beta.messages.MessageCreateParams beta) {
            call.asks(InferenceProbe.model(beta.model().asString(), false), 1, beta.hashCode());
        } else {
            try {
                readAnswer(call, read);
            } catch (RuntimeException incomplete) {
                // A service like Anthropic's leaves out what the format requires: there is nothing to tell of the
                // answer.
            }
        }
    }

    private static void readAnswer(ModelCall call, Object read) {
        if (read instanceof Message message) {
            readMessage(call, message);
        } else if (read instanceof RawMessageStreamEvent event) {
            readPart(call, START.of(event));
            readPart(call, DELTA.of(event));
        } else if (read instanceof BetaMessage message) {
            readMessage(call, message);
        } else if (read instanceof BetaRawMessageStreamEvent event) {
            readPart(call, BETA_START.of(event));
            readPart(call, BETA_DELTA.of(event));
        }
    }

    private static void readPart(ModelCall call, @Nullable Object part) {
        if (part instanceof RawMessageStartEvent start) {
            readMessage(call, start.message());
        } else if (part instanceof RawMessageDeltaEvent delta) {
            readStop(call, delta.delta().stopReason().orElse(null));
            call.took(delta.usage().outputTokens());
        } else if (part instanceof BetaRawMessageStartEvent start) {
            readMessage(call, start.message());
        } else if (part instanceof BetaRawMessageDeltaEvent delta) {
            readStop(call, delta.delta().stopReason().orElse(null));
            call.took(delta.usage().outputTokens());
        }
    }

    private static void readMessage(ModelCall call, Message message) {
        readStop(call, message.stopReason().orElse(null));
        Usage usage = message.usage();
        took(
                call,
                usage.inputTokens(),
                usage.cacheReadInputTokens().orElse(0L),
                usage.cacheCreationInputTokens().orElse(0L),
                usage.outputTokens());
    }

    private static void readMessage(ModelCall call, BetaMessage message) {
        readStop(call, message.stopReason().orElse(null));
        BetaUsage usage = message.usage();
        took(
                call,
                usage.inputTokens(),
                usage.cacheReadInputTokens().orElse(0L),
                usage.cacheCreationInputTokens().orElse(0L),
                usage.outputTokens());
    }

    /** The service counts what it has read before, and what it has kept for the next time, apart from the rest of the prompt. */
    private static void took(ModelCall call, long input, long readBefore, long kept, long output) {
        call.took(input + readBefore + kept, readBefore, output);
    }

    private static void readStop(ModelCall call, @Nullable Object reason) {
        if (StopReason.MAX_TOKENS.equals(reason) || BetaStopReason.MAX_TOKENS.equals(reason)) {
            call.isCutOff();
        }
    }

    /** Whether a request asks a model, and so belongs to a call that is counted. */
    public static boolean isOfModel(@Nullable Object asked) {
        if (asked instanceof HttpRequest request) {
            List<String> path = request.pathSegments();
            return !path.isEmpty() && path.get(path.size() - 1).equals("messages");
        }
        return false;
    }
}
