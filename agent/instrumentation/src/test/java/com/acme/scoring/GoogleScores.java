package com.acme.scoring;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Asks Google's service, at the address in a file of the folder. */
public final class GoogleScores extends Scores {

    private static final String MODEL = "gemini-2.5-flash";
    private static final String EMBEDDING = "gemini-embedding-001";
    private static final String PROMPT = "Is 7 a prime?";
    private static final String SHORT_PROMPT = "Is 7 a prime? Say briefly why.";
    private static final @Nullable GenerateContentConfig NO_SETTINGS = null;

    private final Client client;

    /** Connects. */
    public GoogleScores(Path folder) throws IOException {
        client = Client.builder()
                .apiKey("none")
                .httpOptions(HttpOptions.builder()
                        .baseUrl(Files.readString(folder.resolve("address")))
                        .build())
                .build();
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        return switch (way) {
            case "content" -> ask(MODEL, PROMPT);
            case "another prompt" -> ask(MODEL, "Is 9 a prime?");
            case "content cut off" -> ask(MODEL, SHORT_PROMPT);
            case "unknown model" -> ask("no-such-model", PROMPT);
            case "content later" ->
                client.async
                        .models
                        .generateContent(MODEL, PROMPT, NO_SETTINGS)
                        .join()
                        .candidates()
                        .get()
                        .size();
            case "streamed content" -> read(client.models.generateContentStream(MODEL, PROMPT, NO_SETTINGS));
            case "streamed content cut off" ->
                read(client.models.generateContentStream(MODEL, SHORT_PROMPT, NO_SETTINGS));
            case "streamed content closed early" -> {
                try (ResponseStream<GenerateContentResponse> chunks =
                        client.models.generateContentStream(MODEL, PROMPT, NO_SETTINGS)) {
                    Iterator<GenerateContentResponse> chunk = chunks.iterator();
                    yield chunk.hasNext() && chunk.next().text() != null ? 1 : 0;
                }
            }
            case "streamed content later" ->
                read(client.async
                        .models
                        .generateContentStream(MODEL, PROMPT, NO_SETTINGS)
                        .join());
            case "embedding" ->
                client.models
                        .embedContent(EMBEDDING, "seven", null)
                        .embeddings()
                        .get()
                        .size();
            case "embeddings" ->
                client.models
                        .embedContent(EMBEDDING, Collections.nCopies(rows, "seven"), null)
                        .embeddings()
                        .get()
                        .size();
            case "embeddings later" ->
                client.async
                        .models
                        .embedContent(EMBEDDING, Collections.nCopies(rows, "seven"), null)
                        .join()
                        .embeddings()
                        .get()
                        .size();
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int ask(String model, String prompt) {
        return client.models
                .generateContent(model, prompt, NO_SETTINGS)
                .candidates()
                .get()
                .size();
    }

    /** Answers 1 for the one row that was asked. */
    private static int read(ResponseStream<GenerateContentResponse> chunks) {
        int read = 0;
        try (chunks) {
            for (GenerateContentResponse chunk : chunks) {
                read += chunk.candidates().isPresent() ? 1 : 0;
            }
        }
        return Math.min(read, 1);
    }
}
