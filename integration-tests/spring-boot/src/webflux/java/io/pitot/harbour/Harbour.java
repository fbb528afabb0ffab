package io.pitot.harbour;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The application. */
@SpringBootApplication
public class Harbour {

    /** Runs until ended. */
    public static void main(String[] args) {
        SpringApplication.run(Harbour.class, args);
    }

    /** Does something of its own on Reactor's schedulers, at once and every moment, before it says where it listens. */
    @EventListener
    public void ready(ApplicationReadyEvent event) {
        Ships ships = event.getApplicationContext().getBean(Ships.class);
        Mono.fromCallable(() -> ships.name(1, "nobody"))
                .subscribeOn(Schedulers.boundedElastic())
                .block();
        Flux.interval(Duration.ofMillis(10), Schedulers.boundedElastic())
                .take(3)
                .map(number -> ships.name(1, "nobody"))
                .blockLast();
        Environment environment = event.getApplicationContext().getEnvironment();
        System.out.println("READY " + environment.getProperty("local.server.port"));
    }

    @Bean
    RouterFunction<ServerResponse> routes(Ships ships) {
        return RouterFunctions.route()
                .GET(
                        "/routes/{id}",
                        request -> ships.later(Integer.parseInt(request.pathVariable("id")), "GET /routes/{id}")
                                .flatMap(name -> ServerResponse.ok().bodyValue(name)))
                .build();
    }

    @Bean
    SimpleUrlHandlerMapping socket() {
        WebSocketHandler echo = session -> session.send(
                session.receive().map(message -> session.textMessage("echo " + message.getPayloadAsText())));
        return new SimpleUrlHandlerMapping(Map.of("/socket", echo), -1);
    }
}
