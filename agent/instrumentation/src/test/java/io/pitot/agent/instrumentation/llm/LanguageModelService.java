package io.pitot.agent.instrumentation.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Answers on the loopback interface in the formats that OpenAI and Anthropic publish for their services. It knows all models but one. */
final class LanguageModelService implements AutoCloseable {

    private static final String CHAT = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Yes.","refusal":null},"logprobs":null,"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":12,"completion_tokens":2,"total_tokens":14}}""";

    private static final String CHAT_STREAM = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"Yes."},"logprobs":null,"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private static final String RESPONSE = """
            {"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"gpt-4.1-nano-2025-04-14","output":[\
            {"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[\
            {"type":"output_text","text":"Yes.","annotations":[]}]}],"parallel_tool_calls":true,"tool_choice":"auto","tools":[]}""";

    private static final String EMBEDDINGS = """
            {"object":"list","model":"text-embedding-3-small","data":[%s],"usage":{"prompt_tokens":1,"total_tokens":1}}""";

    private static final String EMBEDDING = """
            {"object":"embedding","index":0,"embedding":[0.25,0.5]}""";

    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",\
            "content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn","stop_sequence":null,\
            "usage":{"input_tokens":12,"output_tokens":2}}""";

    private static final String MESSAGE_STREAM = """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes."}}

            """;

    private static final String UNKNOWN = """
            {"type":"error","error":{"type":"not_found_error","message":"no such model","param":null,"code":"model_not_found"}}""";

    private final HttpServer server;

    LanguageModelService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", LanguageModelService::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isStream = asked.contains("\"stream\":true");
        boolean isKnown = !asked.contains("no-such-model");
        byte[] body = (isKnown ? text(exchange.getRequestURI().getPath(), asked, isStream) : UNKNOWN)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", isStream ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String text(String path, String asked, boolean isStream) {
        return switch (path) {
            case "/v1/chat/completions" -> isStream ? CHAT_STREAM : CHAT;
            case "/v1/responses" -> RESPONSE;
            case "/v1/embeddings" ->
                EMBEDDINGS.formatted(String.join(
                        ",", Collections.nCopies(asked.split("\"seven\"", -1).length - 1, EMBEDDING)));
            case "/v1/messages" -> isStream ? MESSAGE_STREAM : MESSAGE;
            default -> throw new IllegalArgumentException("path=" + path + ": no service has it");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
