package com.acme.scoring;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks Anthropic's service, at the address in a file of the folder. */
public final class AnthropicScores extends Scores {

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
            case "message" ->
                client.messages().create(message("claude-sonnet-4-5")).content().size();
            case "unknown model" ->
                client.messages().create(message("no-such-model")).content().size();
            case "streamed message" -> {
                try (StreamResponse<RawMessageStreamEvent> events =
                        client.messages().createStreaming(message("claude-sonnet-4-5"))) {
                    yield (int) events.stream().count();
                }
            }
            case "beta message" ->
                client.beta()
                        .messages()
                        .create(com.anthropic.models.beta.messages.MessageCreateParams.builder()
                                .model("claude-haiku-4-5")
                                .maxTokens(16)
                                .addUserMessage("Is 7 a prime?")
                                .build())
                        .content()
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static MessageCreateParams message(String model) {
        return MessageCreateParams.builder()
                .model(model)
                .maxTokens(16)
                .addUserMessage("Is 7 a prime?")
                .build();
    }
}
