package io.pitot.harbour;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Ships by HTTP. */
@RestController
public class ShipController {

    private final Ships ships;
    private final Lighthouse lighthouse;

    ShipController(Ships ships, Lighthouse lighthouse) {
        this.ships = ships;
        this.lighthouse = lighthouse;
    }

    @GetMapping("/ledger")
    String ledger() {
        return ships.ledger();
    }

    @GetMapping("/ships/{id}")
    Mono<String> plain(@PathVariable int id) {
        return Mono.just("ship " + id);
    }

    @GetMapping("/ships/{id}/blocking")
    String blocking(@PathVariable int id) {
        return ships.name(id, "GET /ships/{id}/blocking");
    }

    @GetMapping("/ships/{id}/subscribed")
    Mono<String> subscribed(@PathVariable int id) {
        return ships.later(id, "GET /ships/{id}/subscribed");
    }

    @GetMapping("/ships/{id}/published")
    Mono<String> published(@PathVariable int id) {
        return Mono.just(id)
                .publishOn(Schedulers.boundedElastic())
                .map(each -> ships.name(each, "GET /ships/{id}/published"));
    }

    @GetMapping("/ships/{id}/twice")
    Mono<String> twice(@PathVariable int id) {
        return ships.later(id, "GET /ships/{id}/twice")
                .publishOn(Schedulers.parallel())
                .flatMap(name -> ships.later(id, "GET /ships/{id}/twice"));
    }

    @GetMapping("/ships/{id}/delayed")
    Mono<String> delayed(@PathVariable int id) {
        return Mono.delay(Duration.ofMillis(5)).flatMap(tick -> ships.later(id, "GET /ships/{id}/delayed"));
    }

    @GetMapping("/ships/{id}/streamed")
    Flux<String> streamed(@PathVariable int id) {
        return Flux.range(1, 4).flatMap(each -> ships.later(each, "GET /ships/{id}/streamed"));
    }

    @GetMapping("/ships/{id}/asked")
    Mono<String> asked(@PathVariable int id) {
        return lighthouse.ask("/lit").map(answer -> ships.name(id, "GET /ships/{id}/asked"));
    }

    @GetMapping("/ships/{id}/asked-twice")
    Mono<String> askedTwice(@PathVariable int id) {
        return lighthouse
                .ask("/lit")
                .flatMap(answer -> ships.later(id, "GET /ships/{id}/asked-twice"))
                .flatMap(name -> lighthouse.ask("/lit"))
                .publishOn(Schedulers.boundedElastic())
                .map(answer -> ships.name(id, "GET /ships/{id}/asked-twice"));
    }

    @GetMapping("/ships/{id}/refused")
    Mono<String> refused(@PathVariable int id) {
        return lighthouse.ask("/dark").onErrorResume(failure -> ships.later(id, "GET /ships/{id}/refused"));
    }

    @PostMapping("/ships/{id}")
    Mono<String> posted(@PathVariable int id, @RequestBody Mono<String> body) {
        return body.flatMap(text -> ships.later(id, "POST /ships/{id}"));
    }

    @GetMapping("/ships/{id}/failing")
    Mono<String> failing(@PathVariable int id) {
        return ships.later(id, "GET /ships/{id}/failing").map(name -> {
            throw new IllegalStateException(name);
        });
    }

    @GetMapping("/ships/{id}/handled")
    Mono<String> handled(@PathVariable int id) {
        return ships.later(id, "GET /ships/{id}/handled").map(name -> {
            throw new UnsupportedOperationException(name);
        });
    }

    @GetMapping("/ships/{id}/never")
    Mono<String> never(@PathVariable int id) {
        return Mono.<String>never()
                .doOnSubscribe(any -> System.out.println("awaited: " + id))
                .doOnCancel(() -> System.out.println("left: " + id));
    }

    @GetMapping("/ships/{id}/missing")
    Mono<String> missing(@PathVariable int id) {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler(UnsupportedOperationException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String unsupported() {
        return "unsupported";
    }
}
