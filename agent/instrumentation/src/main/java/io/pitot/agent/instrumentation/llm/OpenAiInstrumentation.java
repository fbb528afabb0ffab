package io.pitot.agent.instrumentation.llm;

/** OpenAI's client: chats, responses and embeddings. */
public final class OpenAiInstrumentation extends ClientInstrumentation {

    /** For the service loader. */
    public OpenAiInstrumentation() {
        super("OpenAi", "com.openai", "Embedding", "Response", "chat.ChatCompletion");
    }

    @Override
    public String name() {
        return "openai";
    }
}
