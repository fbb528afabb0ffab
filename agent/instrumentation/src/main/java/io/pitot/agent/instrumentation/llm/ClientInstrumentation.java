package io.pitot.agent.instrumentation.llm;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModelStream;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A language model's client as the generator makes it that OpenAI and Anthropic use: services in which every overload ends, answers
 * in chunks, and what sends requests by OkHttp.
 */
abstract sealed class ClientInstrumentation extends LibraryInstrumentation
        permits AnthropicInstrumentation, OpenAiInstrumentation {

    private static final ElementMatcher.Junction<MethodDescription> CREATE =
            named("create").and(takesArguments(2));

    private static final ElementMatcher.Junction<MethodDescription> CREATE_LATER =
            CREATE.and(returns(CompletableFuture.class));

    private static final ElementMatcher.Junction<MethodDescription> CREATE_STREAMING =
            named("createStreaming").and(takesArguments(2));

    private static final ElementMatcher.Junction<MethodDescription> STREAM =
            named("stream").and(takesArguments(0)).and(returns(Stream.class));

    private static final ElementMatcher.Junction<MethodDescription> SUBSCRIBE = named("subscribe");

    private static final ElementMatcher.Junction<MethodDescription> CLOSE =
            named("close").and(takesArguments(0));

    private static final ElementMatcher.Junction<MethodDescription> SEND =
            named("executeAsync").and(takesArguments(2));

    private final String client;
    private final Set<String> streams;
    private final String sender;
    private final Set<String> services;

    /**
     * @param client what its advice and helpers are named after
     * @param root the package of everything
     * @param services in the packages of its blocking and of its other services
     */
    ClientInstrumentation(String client, String root, String... services) {
        this.client = client;
        streams = Set.of(root + ".core.http.StreamResponse", root + ".core.http.AsyncStreamResponse");
        sender = root + ".client.okhttp.OkHttpClient";
        this.services = new HashSet<>();
        for (String service : services) {
            this.services.add(root + ".services.blocking." + service + "ServiceImpl");
            this.services.add(root + ".services.async." + service + "ServiceAsyncImpl");
        }
    }

    @Override
    public final Set<String> typeNames() {
        Set<String> types = new HashSet<>(services);
        types.add(sender);
        return types;
    }

    /** Without methods: each class of these implements one itself, and {@code stream()} is the name of much else. */
    @Override
    public final Set<String> supertypes() {
        return streams;
    }

    @Override
    public Set<String> helpers() {
        return Set.of(advice(client + "Reader"), advice(client + "Handler"));
    }

    static String advice(String name) {
        return ClientInstrumentation.class.getPackageName() + "." + name;
    }

    @Override
    public final void weave(Weaver weaver, TypeDescription type) {
        String name = type.getName();
        if (services.contains(name)) {
            weaver.expect(CREATE, "create(…Params, RequestOptions)")
                    .advice(CREATE.and(not(CREATE_LATER)), advice(client + "AnswerAdvice"))
                    .advice(CREATE_LATER.or(CREATE_STREAMING), advice(client + "PromiseAdvice"));
        } else if (name.equals(sender)) {
            weaver.expect(SEND, "executeAsync(HttpRequest, RequestOptions)")
                    .advice(SEND, advice(client + "SendAdvice"));
        } else if (type.getDeclaredMethods().filter(STREAM).isEmpty()) {
            weaver.expect(SUBSCRIBE, "subscribe(Handler)")
                    .expect(CLOSE, "close()")
                    .state(ObservedModelStream.class)
                    .advice(SUBSCRIBE, advice(client + "SubscribeAdvice"))
                    .advice(CLOSE, advice("CloseStreamAdvice"));
        } else {
            weaver.expect(STREAM, "Stream stream()")
                    .expect(CLOSE, "close()")
                    .state(ObservedModelStream.class)
                    .advice(STREAM, advice("ChunksAdvice"))
                    .advice(CLOSE, advice("CloseStreamAdvice"));
        }
    }
}
