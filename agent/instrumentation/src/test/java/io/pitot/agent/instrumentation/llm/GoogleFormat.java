package io.pitot.agent.instrumentation.llm;

import java.util.Collections;

/** What Google's service answers, in the format that it publishes. */
final class GoogleFormat {

    private static final String CONTENT = """
            {"candidates":[{"content":{"role":"model","parts":[{"text":"Yes."}]},"index":0%s}],"modelVersion":"gemini-2.5-flash",\
            "usageMetadata":{"promptTokenCount":1200,"cachedContentTokenCount":1024,"candidatesTokenCount":%d,\
            "thoughtsTokenCount":64,"totalTokenCount":1266}}""";

    private static final String EMBEDDINGS = """
            {"embeddings":[%s]}""";

    private static final String EMBEDDING = """
            {"values":[0.25,0.5],"statistics":{"tokenCount":1}}""";

    private static final String UNKNOWN = """
            {"error":{"code":404,"message":"no such model","status":"NOT_FOUND"}}""";

    private GoogleFormat() {}

    static LanguageModelService.Reply reply(String path, String asked) {
        if (path.contains("no-such-model")) {
            return LanguageModelService.Reply.json(404, UNKNOWN);
        }
        String last = ",\"finishReason\":\"" + (asked.contains("briefly") ? "MAX_TOKENS" : "STOP") + '"';
        return switch (path.substring(path.indexOf(':') + 1)) {
            case "generateContent" -> LanguageModelService.Reply.json(200, CONTENT.formatted(last, 2));
            case "streamGenerateContent" ->
                LanguageModelService.Reply.events(chunk(CONTENT.formatted("", 1)) + chunk(CONTENT.formatted(last, 2)));
            case "batchEmbedContents" -> {
                int inputs = asked.split("\"seven\"", -1).length - 1;
                yield LanguageModelService.Reply.json(
                        200, EMBEDDINGS.formatted(String.join(",", Collections.nCopies(inputs, EMBEDDING))));
            }
            default -> throw new IllegalArgumentException("path=" + path + ": no service has it");
        };
    }

    private static String chunk(String content) {
        return "data: " + content + "\r\n\r\n";
    }
}
