package io.pitot.cli.render;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A browser without a screen, asked over its DevTools protocol what it thinks of a page. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private int lastId;

    /** The browser's executable, if this machine has one. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a browser with a profile of its own. */
    Chromium(Path executable, Path profile) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log.txt").toFile());
        // What it leaves behind goes with the profile.
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.start();
        URI browser = address(profile.resolve("DevToolsActivePort"));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(browser, new Listener(messages))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private URI address(Path portFile) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(portFile)) {
                List<String> lines = Files.readAllLines(portFile);
                if (lines.size() == 2) {
                    return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
                }
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("the browser did not start: "
                + Files.readString(portFile.resolveSibling("log.txt"), StandardCharsets.UTF_8));
    }

    /** Opens an empty page in a window so wide; returns what its commands are sent with. */
    String open(int width, boolean dark) throws Exception {
        String target = call("", "Target.createTarget", "{\"url\": \"about:blank\"}")
                .get("targetId")
                .asString();
        String session = call("", "Target.attachToTarget", "{\"flatten\": true, \"targetId\": \"" + target + "\"}")
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
            call(session, domain + ".enable", "{}");
        }
        call(
                session,
                "Emulation.setDeviceMetricsOverride",
                "{\"width\": " + width + ", \"height\": 900, \"deviceScaleFactor\": 1, \"mobile\": false}");
        call(
                session,
                "Emulation.setEmulatedMedia",
                "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"" + (dark ? "dark" : "light")
                        + "\"}]}");
        return session;
    }

    /** Loads a page and waits until it is there. */
    void load(String session, URI page) throws Exception {
        call(session, "Page.navigate", "{\"url\": \"" + page + "\"}");
        while (events(session, "Page.loadEventFired").isEmpty()) {
            events.add(next());
        }
    }

    /** What a script on the page says. */
    JsonNode evaluate(String session, String script) throws Exception {
        ObjectNode parameters = MAPPER.createObjectNode();
        parameters.put("expression", script).put("returnByValue", true);
        return call(session, "Runtime.evaluate", parameters.toString())
                .get("result")
                .get("value");
    }

    /** What the browser told of a page without being asked, of one kind. */
    List<JsonNode> events(String session, String method) {
        return events.stream()
                .filter(event -> event.get("method").asString().equals(method)
                        && event.path("sessionId").asString("").equals(session))
                .toList();
    }

    /** Sends a command and waits for its answer. */
    JsonNode call(String session, String method, String parameters) throws Exception {
        ObjectNode command = MAPPER.createObjectNode();
        int id = ++lastId;
        command.put("id", id).put("method", method).set("params", MAPPER.readTree(parameters));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        socket.sendText(command.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode message = next();
            if (message.path("id").asInt(-1) == id) {
                if (message.has("error")) {
                    throw new IOException(method + ": " + message.get("error"));
                }
                return message.get("result");
            }
            events.add(message);
        }
    }

    private JsonNode next() throws Exception {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IOException("the browser says nothing");
        }
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one ->
                one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    /** Puts the parts of messages together. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(MAPPER.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
