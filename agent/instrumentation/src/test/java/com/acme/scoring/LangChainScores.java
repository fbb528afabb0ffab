package com.acme.scoring;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;

/** Asks OpenAI's service by way of LangChain4j, at the address in a file of the folder. */
public final class LangChainScores extends Scores {

    private static final String PROMPT = "Is 7 a prime?";
    private static final String SHORT_PROMPT = "Is 7 a prime? Say briefly why.";

    private final String address;

    /** Connects. */
    public LangChainScores(Path folder) throws IOException {
        address = Files.readString(folder.resolve("address")) + "/v1";
    }

    @Override
    protected int score(String way, int rows) {
        return switch (way) {
            case "chat" -> ask("gpt-4.1-mini", PROMPT);
            case "another prompt" -> ask("gpt-4.1-mini", "Is 9 a prime?");
            case "chat cut off" -> ask("gpt-4.1-mini", SHORT_PROMPT);
            case "unknown model" -> ask("no-such-model", PROMPT);
            case "streamed chat" -> stream(PROMPT);
            case "streamed chat cut off" -> stream(SHORT_PROMPT);
            case "embedding" -> embeddings().embed("seven").content().dimension() / 2;
            case "embeddings" ->
                embeddings()
                        .embedAll(Collections.nCopies(rows, TextSegment.from("seven")))
                        .content()
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int ask(String model, String prompt) {
        ChatResponse answer = OpenAiChatModel.builder()
                .baseUrl(address)
                .apiKey("none")
                .modelName(model)
                .maxRetries(0)
                .build()
                .chat(request(prompt));
        return answer.aiMessage().text().isEmpty() ? 0 : 1;
    }

    private int stream(String prompt) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        OpenAiStreamingChatModel.builder()
                .baseUrl(address)
                .apiKey("none")
                .modelName("gpt-4.1-mini")
                .build()
                .chat(request(prompt), new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String part) {}

                    @Override
                    public void onCompleteResponse(ChatResponse answer) {
                        done.complete(1);
                    }

                    @Override
                    public void onError(Throwable thrown) {
                        done.completeExceptionally(thrown);
                    }
                });
        return done.join();
    }

    private EmbeddingModel embeddings() {
        return OpenAiEmbeddingModel.builder()
                .baseUrl(address)
                .apiKey("none")
                .modelName("text-embedding-3-large")
                .maxRetries(0)
                .build();
    }

    private static ChatRequest request(String prompt) {
        return ChatRequest.builder().messages(UserMessage.from(prompt)).build();
    }
}
