package com.acme.scoring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** Asks Bedrock, at the address in a file of the folder. */
public final class BedrockScores extends Scores {

    private static final String MODEL = "amazon.nova-lite-v1:0";
    private static final String PROMPT = "Is 7 a prime?";
    private static final String SHORT_PROMPT = "Is 7 a prime? Say briefly why.";

    private final BedrockRuntimeClient client;
    private final BedrockRuntimeAsyncClient later;

    /** Connects. */
    public BedrockScores(Path folder) throws IOException {
        URI address = URI.create(Files.readString(folder.resolve("address")));
        StaticCredentialsProvider nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none"));
        client = BedrockRuntimeClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody)
                .build();
        later = BedrockRuntimeAsyncClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .build();
    }

    @Override
    protected int score(String way, int rows) {
        return switch (way) {
            case "conversation" -> ask(MODEL, PROMPT);
            case "another prompt" -> ask(MODEL, "Is 9 a prime?");
            case "conversation cut off" -> ask(MODEL, SHORT_PROMPT);
            case "unknown model" -> ask("no-such-model", PROMPT);
            case "conversation of a profile" ->
                ask("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0", PROMPT);
            case "conversation later" ->
                later.converse(conversation(MODEL, PROMPT))
                        .join()
                        .output()
                        .message()
                        .content()
                        .size();
            case "streamed conversation" -> stream(PROMPT);
            case "streamed conversation cut off" -> stream(SHORT_PROMPT);
            case "invocation" -> answered(client.invokeModel(invocation()));
            case "invocation later" -> answered(later.invokeModel(invocation()).join());
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int ask(String model, String prompt) {
        return client.converse(conversation(model, prompt))
                .output()
                .message()
                .content()
                .size();
    }

    private static ConverseRequest conversation(String model, String prompt) {
        return ConverseRequest.builder()
                .modelId(model)
                .messages(message(prompt))
                .build();
    }

    private static Message message(String prompt) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(prompt))
                .build();
    }

    private static InvokeModelRequest invocation() {
        return InvokeModelRequest.builder()
                .modelId(MODEL)
                .body(SdkBytes.fromUtf8String("{\"prompt\":\"" + PROMPT + "\"}"))
                .build();
    }

    private static int answered(InvokeModelResponse answer) {
        return answer.body().asUtf8String().isEmpty() ? 0 : 1;
    }

    /** Answers 1 for the one row that was asked. */
    private int stream(String prompt) {
        AtomicInteger chunks = new AtomicInteger();
        ConverseStreamResponseHandler handler = ConverseStreamResponseHandler.builder()
                .subscriber(event -> chunks.incrementAndGet())
                .build();
        later.converseStream(
                        ConverseStreamRequest.builder()
                                .modelId(MODEL)
                                .messages(message(prompt))
                                .build(),
                        handler)
                .join();
        return Math.min(chunks.get(), 1);
    }
}
