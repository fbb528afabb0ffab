package io.pitot.school;

import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a request changes, Hibernate sends when its method has returned: nothing of the application runs then. */
@RestController
public class RegisterController {

    private final Courses courses;

    RegisterController(Courses courses) {
        this.courses = courses;
    }

    @PostMapping("/courses/{id}/begun")
    @Transactional
    public int begin(@PathVariable long id) {
        List<Lesson> lessons = courses.findById(id).orElseThrow().getLessons();
        lessons.forEach(Lesson::begin);
        return lessons.size();
    }
}
