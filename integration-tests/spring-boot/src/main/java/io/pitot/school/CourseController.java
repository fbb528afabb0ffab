package io.pitot.school;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

/** Courses by HTTP, each path in a way of its own. */
@RestController
@RequestMapping("/courses")
public class CourseController {

    private final Office office;

    CourseController(Office office) {
        this.office = office;
    }

    @GetMapping
    List<String> names() {
        return office.names();
    }

    @GetMapping("/{id}")
    String name(@PathVariable long id) {
        return office.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/lessons")
    int lessons(@RequestParam long last) {
        return office.lessons(last);
    }

    @PostMapping("/{id}/lessons")
    int add(@PathVariable long id) {
        return office.add(id);
    }

    @GetMapping("/{id}/promised")
    CompletableFuture<String> promised(@PathVariable long id) {
        return office.promise(id);
    }

    @GetMapping("/{id}/deferred")
    DeferredResult<String> deferred(@PathVariable long id) throws InterruptedException {
        DeferredResult<String> answer = new DeferredResult<>();
        office.later(id, answer);
        return answer;
    }

    @GetMapping("/{id}/failing")
    String failing(@PathVariable long id) {
        throw new IllegalStateException(office.name(id)); // here: failing
    }
}
