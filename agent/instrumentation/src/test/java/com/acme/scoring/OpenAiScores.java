package com.acme.scoring;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks OpenAI's service, at the address in a file of the folder. */
public final class OpenAiScores extends Scores {

    private static final String PROMPT = "Is 7 a prime?";
    private static final String SHORT_PROMPT = "Is 7 a prime? Say briefly why.";

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
            case "chat" -> ask(chat("gpt-4o-mini", PROMPT));
            case "another prompt" -> ask(chat("gpt-4o-mini", "Is 9 a prime?"));
            case "chat cut off" -> ask(chat("gpt-4o-mini", SHORT_PROMPT));
            case "unknown model" -> ask(chat("no-such-model", PROMPT));
            case "chat later" ->
                client.async()
                        .chat()
                        .completions()
                        .create(chat("gpt-4o-mini", PROMPT).build())
                        .join()
                        .choices()
                        .size();
            case "unknown model later" ->
                client.async()
                        .chat()
                        .completions()
                        .create(chat("no-such-model", PROMPT).build())
                        .join()
                        .choices()
                        .size();
            case "streamed chat" -> stream(chat("gpt-4o-mini", PROMPT));
            case "streamed chat with usage" -> stream(withUsage(chat("gpt-4o-mini", PROMPT)));
            case "streamed chat cut off" -> stream(withUsage(chat("gpt-4o-mini", SHORT_PROMPT)));
            case "streamed chat closed early" -> {
                try (StreamResponse<ChatCompletionChunk> chunks = client.chat()
                        .completions()
                        .createStreaming(chat("gpt-4o-mini", PROMPT).build())) {
                    yield (int) chunks.stream().limit(1).count();
                }
            }
            case "streamed chat later" ->
                handle(client.async()
                        .chat()
                        .completions()
                        .createStreaming(withUsage(chat("gpt-4o-mini", PROMPT)).build()));
            case "response" ->
                client.responses().create(response(PROMPT)).output().size();
            case "response cut off" ->
                client.responses().create(response(SHORT_PROMPT)).output().size();
            case "response later" ->
                client.async()
                        .responses()
                        .create(response(PROMPT))
                        .join()
                        .output()
                        .size();
            case "streamed response" -> {
                try (StreamResponse<ResponseStreamEvent> events =
                        client.responses().createStreaming(response(PROMPT))) {
                    yield (int) events.stream()
                            .filter(ResponseStreamEvent::isCompleted)
                            .count();
                }
            }
            case "embedding" ->
                client.embeddings()
                        .create(embedding().input("seven").build())
                        .data()
                        .size();
            case "embeddings" ->
                client.embeddings().create(embeddings(rows)).data().size();
            case "embeddings later" ->
                client.async()
                        .embeddings()
                        .create(embeddings(rows))
                        .join()
                        .data()
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int ask(ChatCompletionCreateParams.Builder chat) {
        return client.chat().completions().create(chat.build()).choices().size();
    }

    /** Answers 1 for the one row that was asked. */
    private int stream(ChatCompletionCreateParams.Builder chat) {
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(chat.build())) {
            return chunks.stream().anyMatch(chunk -> false) ? 0 : 1;
        }
    }

    private static int handle(AsyncStreamResponse<ChatCompletionChunk> stream) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        stream.subscribe(new AsyncStreamResponse.Handler<>() {
            @Override
            public void onNext(ChatCompletionChunk chunk) {
                chunk.id();
            }

            @Override
            public void onComplete(Optional<Throwable> thrown) {
                done.complete(thrown.isPresent() ? 0 : 1);
            }
        });
        return done.join();
    }

    private static ChatCompletionCreateParams.Builder chat(String model, String prompt) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage(prompt);
    }

    private static ChatCompletionCreateParams.Builder withUsage(ChatCompletionCreateParams.Builder chat) {
        return chat.streamOptions(
                ChatCompletionStreamOptions.builder().includeUsage(true).build());
    }

    private static ResponseCreateParams response(String prompt) {
        return ResponseCreateParams.builder()
                .model("gpt-4.1-nano")
                .input(prompt)
                .build();
    }

    private static EmbeddingCreateParams embeddings(int rows) {
        return embedding()
                .inputOfArrayOfStrings(Collections.nCopies(rows, "seven"))
                .build();
    }

    private static EmbeddingCreateParams.Builder embedding() {
        return EmbeddingCreateParams.builder()
                .model("text-embedding-3-small")
                .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT);
    }
}
