package com.acme.scoring;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks Anthropic's service, at the address in a file of the folder. */
public final class AnthropicScores extends Scores {

    private static final String PROMPT = "Is 7 a prime?";
    private static final String SHORT_PROMPT = "Is 7 a prime? Say briefly why.";

    private final AnthropicClient client;

    /** Connects. */
    public AnthropicScores(Path folder) throws IOException {
        client = AnthropicOkHttpClient.builder()
                .baseUrl(Files.readString(folder.resolve("address")))
                .apiKey("none")
                .maxRetries(0)
                .build();
    }

    @Override
    protected int score(String way, int rows) {
        return switch (way) {
            case "message" -> ask(message("claude-sonnet-4-5", PROMPT));
            case "another prompt" -> ask(message("claude-sonnet-4-5", "Is 9 a prime?"));
            case "message cut off" -> ask(message("claude-sonnet-4-5", SHORT_PROMPT));
            case "unknown model" -> ask(message("no-such-model", PROMPT));
            case "message later" ->
                client.async()
                        .messages()
                        .create(message("claude-sonnet-4-5", PROMPT))
                        .join()
                        .content()
                        .size();
            case "streamed message" -> stream(message("claude-sonnet-4-5", PROMPT));
            case "streamed message cut off" -> stream(message("claude-sonnet-4-5", SHORT_PROMPT));
            case "streamed message later" ->
                handle(client.async().messages().createStreaming(message("claude-sonnet-4-5", PROMPT)));
            case "beta message" ->
                client.beta().messages().create(betaMessage()).content().size();
            case "streamed beta message" -> {
                try (StreamResponse<BetaRawMessageStreamEvent> events =
                        client.beta().messages().createStreaming(betaMessage())) {
                    yield events.stream().anyMatch(BetaRawMessageStreamEvent::isContentBlockStop) ? 0 : 1;
                }
            }
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int ask(MessageCreateParams message) {
        return client.messages().create(message).content().size();
    }

    /** Answers 1 for the one row that was asked. */
    private int stream(MessageCreateParams message) {
        try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(message)) {
            return events.stream().anyMatch(RawMessageStreamEvent::isContentBlockStop) ? 0 : 1;
        }
    }

    private static int handle(AsyncStreamResponse<RawMessageStreamEvent> stream) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        stream.subscribe(new AsyncStreamResponse.Handler<>() {
            @Override
            public void onNext(RawMessageStreamEvent event) {
                event.isContentBlockDelta();
            }

            @Override
            public void onComplete(Optional<Throwable> thrown) {
                done.complete(thrown.isPresent() ? 0 : 1);
            }
        });
        return done.join();
    }

    private static MessageCreateParams message(String model, String prompt) {
        return MessageCreateParams.builder()
                .model(model)
                .maxTokens(16)
                .addUserMessage(prompt)
                .build();
    }

    private static com.anthropic.models.beta.messages.MessageCreateParams betaMessage() {
        return com.anthropic.models.beta.messages.MessageCreateParams.builder()
                .model("claude-haiku-4-5")
                .maxTokens(16)
                .addUserMessage(PROMPT)
                .build();
    }
}
