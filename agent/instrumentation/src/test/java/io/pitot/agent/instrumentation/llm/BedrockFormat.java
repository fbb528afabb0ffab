package io.pitot.agent.instrumentation.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** What Bedrock answers, in the format that Amazon publishes. */
final class BedrockFormat {

    private static final String USAGE = """
            "usage":{"inputTokens":12,"outputTokens":15,"totalTokens":2047,"cacheReadInputTokens":2000,"cacheWriteInputTokens":20},\
            "metrics":{"latencyMs":1}""";

    private static final String CONVERSATION = """
            {"output":{"message":{"role":"assistant","content":[{"text":"Yes."}]}},"stopReason":"%s",%s}""";

    private static final String UNKNOWN = """
            {"message":"no such model"}""";

    private BedrockFormat() {}

    static LanguageModelService.Reply reply(String path, String asked) {
        if (path.contains("no-such-model")) {
            return new LanguageModelService.Reply(
                    404,
                    "application/json",
                    Map.of("x-amzn-ErrorType", "ResourceNotFoundException"),
                    StandardCharsets.UTF_8.encode(UNKNOWN));
        }
        String reason = asked.contains("briefly") ? "max_tokens" : "end_turn";
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "converse" -> LanguageModelService.Reply.json(200, CONVERSATION.formatted(reason, USAGE));
            case "converse-stream" ->
                new LanguageModelService.Reply(
                        200, "application/vnd.amazon.eventstream", Map.of(), ByteBuffer.wrap(stream(reason)));
            case "invoke" ->
                new LanguageModelService.Reply(
                        200,
                        "application/json",
                        Map.of("X-Amzn-Bedrock-Input-Token-Count", "2032", "X-Amzn-Bedrock-Output-Token-Count", "15"),
                        StandardCharsets.UTF_8.encode("{}"));
            default -> throw new IllegalArgumentException("path=" + path + ": no service has it");
        };
    }

    private static byte[] stream(String reason) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, "messageStart", "{\"role\":\"assistant\"}");
        frame(frames, "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Yes.\"}}");
        frame(frames, "contentBlockStop", "{\"contentBlockIndex\":0}");
        frame(frames, "messageStop", "{\"stopReason\":\"" + reason + "\"}");
        frame(frames, "metadata", "{" + USAGE + "}");
        return frames.toByteArray();
    }

    private static void frame(ByteArrayOutputStream frames, String event, String payload) {
        Map<String, HeaderValue> heads = Map.of(
                ":message-type", HeaderValue.fromString("event"),
                ":event-type", HeaderValue.fromString(event),
                ":content-type", HeaderValue.fromString("application/json"));
        new Message(heads, payload.getBytes(StandardCharsets.UTF_8)).encode(frames);
    }
}
