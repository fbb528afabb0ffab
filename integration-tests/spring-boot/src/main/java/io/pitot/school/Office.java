package io.pitot.school;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.async.DeferredResult;

/** What can be asked for. */
@Service
public class Office {

    /** How long a deferred answer is held back. */
    static final int HELD_MILLIS = 50;

    private final Courses courses;
    private final Lessons lessons;

    Office(Courses courses, Lessons lessons) {
        this.courses = courses;
        this.lessons = lessons;
    }

    @Transactional(readOnly = true)
    public int lessons(long last) {
        int titles = 0;
        for (Course course : courses.findByIdLessThanEqual(last)) { // here: parent
            titles += course.getLessons().size(); // here: loop
        }
        return titles;
    }

    @Transactional
    public int add(long id) {
        Course course = courses.findById(id).orElseThrow(); // here: add
        lessons.save(new Lesson(course, "new")); // here: add
        return course.getLessons().size(); // here: add
    }

    @Async
    public CompletableFuture<String> promise(long id) {
        return CompletableFuture.completedFuture(name(id));
    }

    @Async
    public void later(long id, DeferredResult<String> answer) throws InterruptedException {
        Thread.sleep(HELD_MILLIS);
        answer.setResult(name(id));
    }

    List<String> names() {
        return courses.findAll().stream().map(Course::getName).toList(); // here: names
    }

    String name(long id) {
        return find(id).orElseThrow();
    }

    Optional<String> find(long id) {
        return courses.findById(id).map(Course::getName); // here: find
    }
}
