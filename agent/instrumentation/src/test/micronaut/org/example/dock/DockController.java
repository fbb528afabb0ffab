package org.example.dock;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Docks, with answers from the event loop, from executors and from both. */
@Controller(value = "/docks", produces = MediaType.TEXT_PLAIN, consumes = MediaType.ALL)
public class DockController {

    private final ExecutorService executor;
    private final Chandler chandler;

    DockController(@Named(TaskExecutors.IO) ExecutorService executor, Chandler chandler) {
        this.executor = executor;
        this.chandler = chandler;
    }

    @Get("/{id}/plain")
    String plain(long id) {
        return "plain";
    }

    @Get("/{id}/loop")
    String loop(long id) throws SQLException {
        Ledger.query();
        return "loop";
    }

    @Get("/{id}/blocking")
    @ExecuteOn(TaskExecutors.BLOCKING)
    String blocking(long id) throws SQLException {
        Ledger.query();
        return "blocking";
    }

    @Get("/{id}/later")
    CompletionStage<String> later(long id) throws SQLException {
        Ledger.query();
        return CompletableFuture.supplyAsync(
                () -> {
                    query();
                    return "later";
                },
                executor);
    }

    @Get("/{id}/streamed")
    Publisher<String> streamed(long id) {
        return Flux.just("strea", "med");
    }

    @Get("/search{?name}")
    String search(String name) {
        return "found";
    }

    @Get("/{id}/berths{/berth:[0-9]+}{?max,offset}")
    String berth(long id, @Nullable Integer berth, @Nullable Integer max, @Nullable Integer offset) {
        return "berth";
    }

    @Get("/{id}/rope")
    @ExecuteOn(TaskExecutors.BLOCKING)
    String rope(long id) throws SQLException {
        return chandler.rope(id);
    }

    @Get("/charts/{+path}")
    String chart(String path) {
        return "chart";
    }

    @Post("/{id}/loads")
    @ExecuteOn(TaskExecutors.BLOCKING)
    String load(long id, @Body String load) throws SQLException {
        Ledger.query();
        return "" + load.length();
    }

    @Get("/{id}/broken")
    @ExecuteOn(TaskExecutors.BLOCKING)
    String broken(long id) {
        Failure.fail();
        return "whole";
    }

    @Get("/{id}/sunk")
    String sunk(long id) {
        throw new UnsupportedOperationException("sunk");
    }

    @Get("/{id}/closed")
    String closed(long id) {
        throw new HttpStatusException(HttpStatus.FORBIDDEN, "closed");
    }

    @Get("/{id}/gone")
    HttpResponse<?> gone(long id) {
        return HttpResponse.status(HttpStatus.GONE);
    }

    @Error(UnsupportedOperationException.class)
    HttpResponse<String> unsupported(HttpRequest<?> request) {
        return HttpResponse.<String>status(HttpStatus.NOT_IMPLEMENTED).body("unsupported");
    }

    private static void query() {
        try {
            Ledger.query();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
