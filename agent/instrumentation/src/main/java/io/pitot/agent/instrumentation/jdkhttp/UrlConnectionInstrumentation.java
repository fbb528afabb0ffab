package io.pitot.agent.instrumentation.jdkhttp;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedHttpCall;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code java.net.HttpURLConnection}, whose methods connect and read the response one within another: the first of them begins the
 * call, and reading ends it. That of HTTPS delegates to one of HTTP.
 */
public final class UrlConnectionInstrumentation extends LibraryInstrumentation {

    private static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";
    private static final String SECURE = "sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection";

    /** What reads and writes, and does so once more if a connection that was kept turns out to be closed. */
    private static final String CLIENT = "sun.net.www.http.HttpClient";

    private static final String ADVICE = UrlConnectionInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public UrlConnectionInstrumentation() {}

    @Override
    public String name() {
        return "http-url-connection";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONNECTION, SECURE, CLIENT);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var connect = named("connect").and(takesNoArguments());
        switch (type.getName()) {
            case CONNECTION -> {
                var write = named("getOutputStream").and(takesNoArguments());
                var read = named("getInputStream").and(takesNoArguments());
                weaver.expect(connect, "connect()")
                        .expect(write, "getOutputStream()")
                        .expect(read, "getInputStream()")
                        .state(ObservedHttpCall.class)
                        .advice(connect, ADVICE + "ConnectAdvice")
                        .advice(write, ADVICE + "WriteAdvice")
                        .advice(read, ADVICE + "ReadAdvice");
            }
            case SECURE -> weaver.expect(connect, "connect()").advice(connect, ADVICE + "ConnectAdvice");
            default -> {
                var parse = named("parseHTTP");
                weaver.expect(parse, "parseHTTP").advice(parse, ADVICE + "ParseAdvice");
            }
        }
    }
}
