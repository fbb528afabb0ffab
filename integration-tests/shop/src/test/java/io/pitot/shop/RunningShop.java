package io.pitot.shop;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop on a free port with H2 in memory, started once for all tests of a JVM. */
public class RunningShop {

    private static final RunningShop SHOP = new RunningShop();

    private final ConfigurableApplicationContext context = SpringApplication.run(
            ShopApplication.class,
            "--server.port=0",
            "--spring.jpa.properties.hibernate.generate_statistics=true",
            // The stack traces of the payments that are meant to fail.
            "--logging.level.org.apache.catalina.core=off");
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private RunningShop() {}

    public static RunningShop get() {
        return SHOP;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, String body) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " interrupted", e);
        }
    }

    JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    /** How many SQL statements Hibernate has sent so far. */
    long statements() {
        Statistics statistics =
                bean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
        return statistics.getPrepareStatementCount();
    }
}
