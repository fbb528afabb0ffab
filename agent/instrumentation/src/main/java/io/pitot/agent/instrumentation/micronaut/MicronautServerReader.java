package io.pitot.agent.instrumentation.micronaut;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.pitot.agent.bootstrap.ConnectionRequests;
import io.pitot.agent.bootstrap.ThreadMeter;
import org.jspecify.annotations.Nullable;

/** Reads requests to Micronaut's server on Netty. Defined into its own loader. */
public final class MicronautServerReader {

    /** What is answered where nothing else has made a response of an exception. */
    private static final int SERVER_ERROR = 500;

    private MicronautServerReader() {}

    /** A request's head has been read. */
    public static void begins(Object request) {
        if (request instanceof NettyHttpRequest<?> read) {
            ConnectionRequests.begin(read, read, read.getMethodName());
        }
    }

    /** The application has made a response. On another thread than the event loop it is no end yet. */
    public static void answered(Object request, @Nullable Object response) {
        if (request instanceof NettyHttpRequest<?> read) {
            if (ConnectionRequests.wantsAnswer(read)) {
                int status = response instanceof HttpResponse<?> made ? made.code() : SERVER_ERROR;
                ConnectionRequests.answered(read, status, ThreadMeter.UNKNOWN);
            }
            if (!read.getChannelHandlerContext().executor().inEventLoop()) {
                ConnectionRequests.sent(read);
            }
        }
    }
}
