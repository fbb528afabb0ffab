package com.acme.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** Handlers of Jetty 12 without any servlet. Answers with its port. */
public final class JettyHandlers implements IntSupplier, AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** Starts it. */
    public JettyHandlers() throws Exception {
        server.addConnector(connector);
        server.setHandler(new Answers());
        server.start();
    }

    private static final class Answers extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            switch (Request.getPathInContext(request)) {
                case "/answer" -> write(response, "hello", callback);
                case "/large" -> response.write(true, ByteBuffer.allocate(HandlersAnswers.LARGE), callback);
                case "/elsewhere" -> new Thread(() -> answerLater(response, callback)).start();
                case "/worker" -> request.getComponents().getExecutor().execute(() -> answerLater(response, callback));
                case "/fail" -> Failure.fail();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static void answerLater(Response response, Callback callback) {
            response.setStatus(202);
            write(response, "later", callback);
        }

        private static void write(Response response, String text, Callback callback) {
            response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), callback);
        }
    }

    @Override
    public int getAsInt() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
