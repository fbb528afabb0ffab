package io.pitot.it.corpus;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Language models, asked as they should be and otherwise. Each program has a model of its own for each size: what is found of a
 * model's answers is found of the model, whoever asks it.
 */
final class Models {

    private static final String ALL = "SELECT id FROM orders WHERE id > 0 ORDER BY id";

    private static final String TODAY = "What is the rate of today?";

    /** In the names of programs whose model takes a millisecond and more. */
    private static final String LARGE = "Large";

    private static final OpenAIClient CLIENT = ModelClient.of(service());

    private Models() {}

    @Verdict(value = "UNBATCHED_INFERENCE", fromRows = 3)
    static void anEmbeddingForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            embed(visit, "anEmbeddingForEachOrder", List.of("order " + order)); // here: anEmbeddingForEachOrder
        }
    }

    @Verdict
    static void oneEmbeddingOfAll(Visit visit) throws Exception {
        embed(
                visit,
                "oneEmbeddingOfAll",
                visit.keys(ALL).stream().map(order -> "order " + order).toList());
    }

    @Verdict("REPEATED_INFERENCE")
    static void theSameQuestionForEachOrder(Visit visit) throws Exception {
        for (int i = visit.keys(ALL).size(); i > 0; i--) {
            ask(visit, "theSameQuestionForEachOrder", TODAY, 500); // here: theSameQuestionForEachOrder
        }
    }

    /** Of few subjects, each asked about as often as there are orders with it. */
    @Verdict(value = "REPEATED_INFERENCE", fromRows = 3)
    static void oneOfTwoQuestionsForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            String question = "Whose is " + order % 2 + "?";
            ask(visit, "oneOfTwoQuestionsForEachOrder", question, 500); // here: oneOfTwoQuestionsForEachOrder
        }
    }

    @Verdict
    static void aQuestionForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            String question = "Who has bought " + order + " by " + visit.turn() + "?";
            ask(visit, "aQuestionForEachOrder", question, 500);
        }
    }

    @Verdict
    static void answersKeptForTheRequest(Visit visit) throws Exception {
        Map<String, ChatCompletion> answers = new HashMap<>();
        for (int order : visit.keys(ALL)) {
            answers.computeIfAbsent(
                    "Whose is " + order % 2 + "?", question -> ask(visit, "answersKeptForTheRequest", question, 500));
        }
    }

    @Verdict
    static void theSameQuestionInEachRequest(Visit visit) {
        ask(visit, "theSameQuestionInEachRequest", TODAY, 500);
    }

    @Verdict("CUT_OFF_OUTPUT")
    static void answersThatDoNotFit(Visit visit) {
        ask(visit, "answersThatDoNotFit", "Tell of order " + visit.order() + ".", 40); // here: answersThatDoNotFit
    }

    @Verdict("CUT_OFF_OUTPUT")
    static void everyThirdAnswerDoesNotFit(Visit visit) {
        String question = "Tell of order " + visit.order() + ".";
        int most = visit.turn() % 3 == 0 ? 40 : 500;
        ask(visit, "everyThirdAnswerDoesNotFit", question, most); // here: everyThirdAnswerDoesNotFit
    }

    @Verdict("CUT_OFF_OUTPUT")
    static void streamedAnswersThatDoNotFit(Visit visit) {
        stream(visit, "streamedAnswersThatDoNotFit", 40); // here: streamedAnswersThatDoNotFit
    }

    @Verdict
    static void answersThatFit(Visit visit) {
        ask(visit, "answersThatFit", "Tell of order " + visit.order() + ".", 500);
    }

    @Verdict
    static void streamedAnswersThatFit(Visit visit) {
        stream(visit, "streamedAnswersThatFit", 500);
    }

    /** Yes or no. */
    @Verdict
    static void answersOfOneWord(Visit visit) {
        ask(visit, "answersOfOneWord", "Is order " + visit.order() + " paid?", 1);
    }

    static void embed(Visit visit, String name, List<String> inputs) {
        int answered = CLIENT.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(name + "-" + visit.rows())
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .inputOfArrayOfStrings(inputs)
                        .build())
                .data()
                .size();
        if (answered != inputs.size()) {
            throw new IllegalStateException(answered + " answers to " + inputs.size());
        }
    }

    static ChatCompletion ask(Visit visit, String name, String question, int mostTokens) {
        return CLIENT.chat().completions().create(chat(visit, name, question, mostTokens));
    }

    private static void stream(Visit visit, String name, int mostTokens) {
        ChatCompletionCreateParams chat = chat(visit, name, "Tell of order " + visit.order() + ".", mostTokens);
        try (StreamResponse<ChatCompletionChunk> chunks =
                CLIENT.chat().completions().createStreaming(chat)) {
            chunks.stream().forEach(ChatCompletionChunk::validate);
        }
    }

    private static ChatCompletionCreateParams chat(Visit visit, String name, String question, int mostTokens) {
        return ChatCompletionCreateParams.builder()
                .model(name + "-" + visit.rows())
                .maxCompletionTokens(mostTokens)
                .addUserMessage(question)
                .build();
    }

    /** Has 200 tokens to say to everything; large models take a while. */
    private static URI service() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "models");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> {
                try (exchange) {
                    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    if (asked.contains(LARGE)) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                    }
                    byte[] body =
                            answer(exchange.getRequestURI().getPath(), asked).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return URI.create("http://localhost:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(String path, String asked) {
        if (path.endsWith("/embeddings")) {
            int inputs = asked.split("\"order ", -1).length - 1;
            return """
                    {"object":"list","model":"small","data":[%s],"usage":{"prompt_tokens":%d,"total_tokens":%2$d}}""".formatted(
                    String.join(
                            ",",
                            Collections.nCopies(inputs, "{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5]}")),
                    inputs);
        }
        int most = Integer.parseInt(asked.replaceAll("(?s).*\"max_completion_tokens\":(\\d+).*", "$1"));
        String reason = most < 200 ? "length" : "stop";
        String usage =
                "{\"prompt_tokens\":12,\"completion_tokens\":%d,\"total_tokens\":212}".formatted(Math.min(most, 200));
        return asked.contains("\"stream\":true") ? """
                data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"large","choices":[{"index":0,\
                "delta":{"role":"assistant","content":"So."},"logprobs":null,"finish_reason":"%s"}],"usage":%s}

                data: [DONE]

                """.formatted(reason, usage) : """
                {"id":"1","object":"chat.completion","created":1,"model":"large","choices":[{"index":0,\
                "message":{"role":"assistant","content":"So.","refusal":null},"logprobs":null,"finish_reason":"%s"}],"usage":%s}""".formatted(reason, usage);
    }
}
