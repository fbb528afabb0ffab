package io.pitot.agent.instrumentation.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;

/**
 * Answers on the loopback interface in the formats that OpenAI, Anthropic, Google and Amazon publish for their services. It knows all
 * models but one.
 */
final class LanguageModelService implements AutoCloseable {

    private static final String CHAT = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Yes.","refusal":null},"logprobs":null,"finish_reason":"%s"}],\
            "usage":{"prompt_tokens":1200,"completion_tokens":2,"total_tokens":1202,"prompt_tokens_details":{"cached_tokens":1024}}}""";

    private static final String CHUNK = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"Yes."},"logprobs":null,"finish_reason":%s}]%s}

            """;

    private static final String LAST_CHUNK = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini-2024-07-18","choices":[],\
            "usage":{"prompt_tokens":1200,"completion_tokens":2,"total_tokens":1202,"prompt_tokens_details":{"cached_tokens":1024}}}

            """;

    private static final String DONE = """
            data: [DONE]

            """;

    private static final String RESPONSE = """
            {"id":"resp_1","object":"response","created_at":1,"status":"%s","incomplete_details":%s,"model":"gpt-4.1-nano-2025-04-14",\
            "output":[{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[\
            {"type":"output_text","text":"Yes.","annotations":[]}]}],"parallel_tool_calls":true,"tool_choice":"auto","tools":[],\
            "usage":{"input_tokens":36,"input_tokens_details":{"cached_tokens":0},"output_tokens":87,\
            "output_tokens_details":{"reasoning_tokens":64},"total_tokens":123}}""";

    private static final String RESPONSE_STREAM = """
            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":0,"content_index":0,\
            "delta":"Yes.","logprobs":[]}

            event: response.completed
            data: {"type":"response.completed","sequence_number":2,"response":%s}

            """;

    private static final String EMBEDDINGS = """
            {"object":"list","model":"text-embedding-3-small","data":[%s],"usage":{"prompt_tokens":%d,"total_tokens":%2$d}}""";

    private static final String EMBEDDING = """
            {"object":"embedding","index":0,"embedding":[0.25,0.5]}""";

    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",\
            "content":[%s],"stop_reason":%s,"stop_sequence":null,\
            "usage":{"input_tokens":12,"cache_creation_input_tokens":20,"cache_read_input_tokens":2000,"output_tokens":%d}}""";

    private static final String TEXT = """
            {"type":"text","text":"Yes."}""";

    private static final String MESSAGE_STREAM = """
            event: message_start
            data: {"type":"message_start","message":%s}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes."}}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},"usage":{"output_tokens":15}}

            event: message_stop
            data: {"type":"message_stop"}

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

    /**
     * What is answered.
     *
     * @param type of the body
     * @param heads besides its type and size
     */
    record Reply(int status, String type, Map<String, String> heads, ByteBuffer body) {

        static Reply json(int status, String text) {
            return new Reply(status, "application/json", Map.of(), StandardCharsets.UTF_8.encode(text));
        }

        static Reply events(String text) {
            return new Reply(200, "text/event-stream", Map.of(), StandardCharsets.UTF_8.encode(text));
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply = reply(exchange.getRequestURI().getPath(), asked);
        exchange.getResponseHeaders().add("Content-Type", reply.type());
        reply.heads().forEach(exchange.getResponseHeaders()::add);
        byte[] body = new byte[reply.body().remaining()];
        reply.body().get(body);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Reply reply(String path, String asked) {
        if (path.startsWith("/v1beta/")) {
            return GoogleFormat.reply(path, asked);
        }
        if (path.startsWith("/model/")) {
            return BedrockFormat.reply(path, asked);
        }
        // Some clients write it for people to read.
        boolean isStream = asked.replace(" ", "").contains("\"stream\":true");
        if (asked.contains("no-such-model")) {
            return Reply.json(404, UNKNOWN);
        }
        String text = text(path, asked, isStream);
        return isStream ? Reply.events(text) : Reply.json(200, text);
    }

    private static String text(String path, String asked, boolean isStream) {
        boolean isShort = asked.contains("briefly");
        return switch (path) {
            case "/v1/chat/completions" ->
                isStream ? chatStream(asked, isShort) : CHAT.formatted(isShort ? "length" : "stop");
            case "/v1/responses" -> {
                String response = isShort
                        ? RESPONSE.formatted("incomplete", "{\"reason\":\"max_output_tokens\"}")
                        : RESPONSE.formatted("completed", "null");
                yield isStream ? RESPONSE_STREAM.formatted(response) : response;
            }
            case "/v1/embeddings" -> {
                int inputs = asked.split("\"seven\"", -1).length - 1;
                yield EMBEDDINGS.formatted(String.join(",", Collections.nCopies(inputs, EMBEDDING)), inputs);
            }
            case "/v1/messages" -> {
                String reason = isShort ? "max_tokens" : "end_turn";
                yield isStream
                        ? MESSAGE_STREAM.formatted(MESSAGE.formatted("", "null", 1), reason)
                        : MESSAGE.formatted(TEXT, "\"" + reason + "\"", 15);
            }
            default -> throw new IllegalArgumentException("path=" + path + ": no service has it");
        };
    }

    private static String chatStream(String asked, boolean isShort) {
        boolean tellsUsage = asked.contains("include_usage");
        return CHUNK.formatted("null", tellsUsage ? ",\"usage\":null" : "")
                + CHUNK.formatted(isShort ? "\"length\"" : "\"stop\"", "")
                + (tellsUsage ? LAST_CHUNK : "")
                + DONE;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
