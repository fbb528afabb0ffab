package com.acme.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.retry.RetryUtils;
import reactor.core.publisher.Flux;

/** Asks OpenAI's service by way of Spring AI, at the address in a file of the folder. */
public final class SpringAiScores extends Scores {

    private static final String PROMPT = "Is 7 a prime?";

    private final OpenAiChatModel chats;
    private final OpenAiEmbeddingModel embeddings;

    /** Connects. */
    public SpringAiScores(Path folder) throws IOException {
        OpenAiApi service = OpenAiApi.builder()
                .baseUrl(Files.readString(folder.resolve("address")))
                .apiKey("none")
                .build();
        chats = OpenAiChatModel.builder()
                .openAiApi(service)
                .defaultOptions(OpenAiChatOptions.builder().model("gpt-4.1").build())
                .build();
        embeddings = new OpenAiEmbeddingModel(
                service,
                MetadataMode.EMBED,
                OpenAiEmbeddingOptions.builder().model("text-embedding-3-small").build(),
                RetryUtils.SHORT_RETRY_TEMPLATE);
    }

    @Override
    protected int score(String way, int rows) {
        return switch (way) {
            case "chat" -> ask(new Prompt(PROMPT));
            case "another prompt" -> ask(new Prompt("Is 9 a prime?"));
            case "chat cut off" -> ask(new Prompt("Is 7 a prime? Say briefly why."));
            case "streamed chat" -> stream(new Prompt(PROMPT, tellingUsage()));
            case "streamed chat cut off" -> stream(new Prompt("Is 7 a prime? Say briefly why.", tellingUsage()));
            case "silent stream" -> stream(new Prompt(PROMPT));
            case "stream without its end" ->
                chats.stream(new Prompt(PROMPT)).take(1).collectList().block().size();
            case "streamed text" -> {
                List<String> texts = chats.stream(PROMPT).collectList().block();
                yield texts.isEmpty() ? 0 : 1;
            }
            case "unknown model in a stream" ->
                stream(new Prompt(
                        PROMPT,
                        OpenAiChatOptions.builder().model("no-such-model").build()));
            case "stream of one's own" -> {
                ChatModel local = new LocalChat(List.of("7", "is", "a", "prime"));
                yield local.stream(new Prompt(PROMPT))
                        .map(chunk -> embeddings.embed("seven"))
                        .collectList()
                        .block()
                        .size();
            }
            case "text of a chat" -> chats.call(PROMPT).isEmpty() ? 0 : 1;
            case "unknown model" ->
                ask(new Prompt(
                        PROMPT,
                        OpenAiChatOptions.builder().model("no-such-model").build()));
            case "embedding" -> embeddings.embed("seven").length / 2;
            case "embeddings" ->
                embeddings
                        .embedForResponse(Collections.nCopies(rows, "seven"))
                        .getResults()
                        .size();
            case "vectors" ->
                List.copyOf(embeddings.embed(Collections.nCopies(rows, "seven")))
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static OpenAiChatOptions tellingUsage() {
        return OpenAiChatOptions.builder().model("gpt-4.1").streamUsage(true).build();
    }

    private int stream(Prompt prompt) {
        List<ChatResponse> chunks = chats.stream(prompt).collectList().block();
        return chunks.isEmpty() ? 0 : 1;
    }

    /** A model in the process, which answers on the thread that asks. */
    private record LocalChat(List<String> words) implements ChatModel {

        @Override
        public ChatResponse call(Prompt prompt) {
            return answer(String.join(" ", words));
        }

        @Override
        public Flux<ChatResponse> stream(Prompt prompt) {
            return Flux.fromIterable(words).map(LocalChat::answer);
        }

        private static ChatResponse answer(String text) {
            return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
        }
    }

    private int ask(Prompt prompt) {
        return chats.call(prompt).getResults().size();
    }
}
