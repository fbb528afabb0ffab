package io.pitot.it.app;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.sun.net.httpserver.HttpServer;
import io.pitot.it.corpus.ModelClient;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Has a secret in everything that is anybody's own business, and tells it to databases, caches, services, models, logs and exceptions. */
public final class SecretsApp {

    /** In every secret that is text; what follows says where it was. */
    public static final String TEXT = "xq7taint93";

    /** In every secret that is a number; two digits follow. */
    public static final String NUMBER = "731904286";

    private final Connection[] databases;
    private final RedisClient redis;
    private final URI far;
    private final OpenAIClient models;
    private final HttpClient http = HttpClient.newHttpClient();

    private SecretsApp(String postgres) throws IOException, SQLException {
        databases = new Connection[] {
            DriverManager.getConnection(postgres),
            DriverManager.getConnection("jdbc:h2:mem:" + text("database"), text("user"), text("password"))
        };
        for (Connection database : databases) {
            try (Statement statement = database.createStatement()) {
                statement.execute(
                        "CREATE TABLE owner (id BIGINT PRIMARY KEY, name VARCHAR(200) UNIQUE, note VARCHAR(2000))");
            }
        }
        redis = redis();
        far = farService();
        models = ModelClient.of(far);
    }

    /** Serves until ended. */
    public static void main(String[] arguments) throws Exception {
        SecretsApp app = new SecretsApp(arguments[0]);
        Executors.newSingleThreadExecutor(job -> new Thread(job, text("thread")))
                .execute(app::fail);
        new WebServer().servlet("/owners/*", app::tellAll).run();
    }

    /** A secret that says where it was. */
    public static String text(String where) {
        return TEXT + where;
    }

    private static long number(int which) {
        return Long.parseLong(NUMBER + (10 + which));
    }

    private void tellAll(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, SQLException {
        request.getReader().transferTo(response.getWriter());
        response.addHeader("X-Answer", text("header"));
        response.addCookie(new Cookie("session", text("cookie")));
        for (Connection database : databases) {
            ask(database);
        }
        cache();
        try {
            call();
        } catch (InterruptedException e) {
            throw new ServletException(text("interrupted"), e);
        }
        infer();
        response.getWriter().print(text("body"));
        throw new ServletException(text("exception"), new IllegalStateException(text("cause")));
    }

    private void ask(Connection database) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO owner VALUES (?, ?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setLong(1, number(i));
                insert.setString(2, text("parameter") + i);
                insert.setString(3, text("note"));
                insert.addBatch();
            }
            insert.executeBatch();
            insert.setLong(1, number(0));
            insert.setString(2, text("parameter") + 0);
            insert.setString(3, text("again"));
            insert.executeUpdate();
            throw new IllegalStateException("such a row is there already");
        } catch (SQLException refused) {
            // Its message quotes the key.
        }
        try (Statement statement = database.createStatement()) {
            run(statement, "SELECT note FROM owner WHERE name = '" + text("literal") + "' OR id = " + number(3));
            run(statement, "SELECT note FROM owner WHERE name IN ('" + text("in1") + "', '" + text("in2") + "')");
            run(statement, "SELECT note FROM owner WHERE name LIKE '%" + text("like") + "%' -- " + text("comment"));
            run(
                    statement,
                    "/* " + text("hint") + " */ SELECT note, '" + text("column") + "' FROM owner WHERE id > -"
                            + number(4));
            run(
                    statement,
                    "SELECT note FROM owner WHERE name = 'it''s " + text("quoted") + "' AND id < 1e" + number(5) % 100);
            run(statement, "SELECT note FROM owner WHERE name = $$" + text("dollar") + "$$");
            run(statement, "SELECT no_such FROM owner WHERE name = '" + text("wrong") + "'");
            run(statement, "SELECT note FROM owner WHERE name = '" + text("unfinished"));
            run(statement, "DELETE FROM owner WHERE note LIKE '" + text("deleted") + "%' OR id >= " + number(0));
        }
    }

    private static void run(Statement statement, String sql) {
        try {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        } catch (SQLException refused) {
            // Its message quotes the statement.
        }
    }

    private void cache() {
        redis.set("user:" + text("key") + ":cart", text("value"));
        redis.get("user:" + text("key") + ":cart");
        redis.get("user:" + number(6));
        redis.get(text("wholekey"));
        redis.get(("bytes:" + text("bytekey")).getBytes(StandardCharsets.UTF_8));
        redis.hset("basket:" + number(7), text("field"), text("fieldvalue"));
        redis.mget("a:" + text("many1"), "a:" + text("many2"));
        try {
            redis.incr("user:" + text("key") + ":cart");
        } catch (RuntimeException refused) {
            // It is no number.
        }
    }

    private void call() throws IOException, InterruptedException {
        URI id = far.resolve("/users/" + text("path") + "/orders/" + number(8) + "?token=" + text("query"));
        http.send(
                HttpRequest.newBuilder(id)
                        .header("Authorization", "Bearer " + text("bearer"))
                        .POST(BodyPublishers.ofString(text("sent")))
                        .build(),
                BodyHandlers.ofString());
        HttpURLConnection connection = (HttpURLConnection) id.toURL().openConnection();
        connection.setRequestProperty("X-Api-Key", text("apikey"));
        connection.getInputStream().readAllBytes();
    }

    private void infer() {
        models.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("gpt-4o-mini")
                        .addSystemMessage(text("system"))
                        .addUserMessage(text("prompt"))
                        .build());
        models.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("embed")
                        .input(text("embedded"))
                        .build());
    }

    private void fail() {
        try (Statement statement = databases[0].createStatement()) {
            run(statement, "SELECT note FROM owner WHERE name = '" + text("job") + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(text("closed"), e);
        }
        throw new IllegalStateException(text("jobexception"));
    }

    /** Answers everything as a language model does. */
    private static URI farService() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String answer = exchange.getRequestURI().getPath().endsWith("embeddings")
                        ? "{\"object\":\"list\",\"model\":\"embed\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5]}],"
                                + "\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}"
                        : "{\"id\":\"" + text("answerid")
                                + "\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-4o-mini\","
                                + "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"logprobs\":null,\"message\":{\"role\":\"assistant\",\"refusal\":null,"
                                + "\"content\":\"" + text("answer") + "\"}}],"
                                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":5,\"total_tokens\":10}}";
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("X-Far", text("far"));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static RedisClient redis() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return RedisClient.create("localhost", port);
    }
}
