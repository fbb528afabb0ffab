package com.acme.scoring;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/** Asks OpenAI's service, at the address in a file of the folder. */
public final class OpenAiScores extends Scores {

    private final OpenAIClient client;

    /** Connects. */
    public OpenAiScores(Path folder) throws IOException {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(Files.readString(folder.resolve("address")) + "/v1")
                .apiKey("none")
                .maxRetries(0)
                .build();
    }

    @Override
    protected int score(String way, int rows) {
        return switch (way) {
            case "chat" ->
                client.chat()
                        .completions()
                        .create(chat("gpt-4o-mini"))
                        .choices()
                        .size();
            case "unknown model" ->
                client.chat()
                        .completions()
                        .create(chat("no-such-model"))
                        .choices()
                        .size();
            case "streamed chat" -> {
                try (StreamResponse<ChatCompletionChunk> chunks =
                        client.chat().completions().createStreaming(chat("gpt-4o-mini"))) {
                    yield (int) chunks.stream().count();
                }
            }
            case "response" ->
                client.responses()
                        .create(ResponseCreateParams.builder()
                                .model("gpt-4.1-nano")
                                .input("Is 7 a prime?")
                                .build())
                        .output()
                        .size();
            case "embedding" ->
                client.embeddings()
                        .create(embedding().input("seven").build())
                        .data()
                        .size();
            case "embeddings" ->
                client.embeddings()
                        .create(embedding()
                                .inputOfArrayOfStrings(Collections.nCopies(rows, "seven"))
                                .build())
                        .data()
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static ChatCompletionCreateParams chat(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Is 7 a prime?")
                .build();
    }

    private static EmbeddingCreateParams.Builder embedding() {
        return EmbeddingCreateParams.builder()
                .model("text-embedding-3-small")
                .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT);
    }
}
