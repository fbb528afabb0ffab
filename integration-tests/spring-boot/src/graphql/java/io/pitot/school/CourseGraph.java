package io.pitot.school;

import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Courses by GraphQL: the lessons of one after the other, and in the catalogue those of all at once. */
@Controller
public class CourseGraph {

    private final Courses courses;
    private final AllLessons lessons;
    private final Office office;

    CourseGraph(Courses courses, AllLessons lessons, Office office) {
        this.courses = courses;
        this.lessons = lessons;
        this.office = office;
    }

    @QueryMapping
    List<Course> courses(@Argument long last) {
        return courses.findByIdLessThanEqual(last); // here: courses
    }

    @SchemaMapping(typeName = "Course", field = "lessons")
    long lessons(Course course) {
        return lessons.countByCourse(course); // here: each
    }

    @QueryMapping
    List<Course> catalogue(@Argument long last) {
        return courses.findByIdLessThanEqual(last); // here: catalogue
    }

    @BatchMapping(typeName = "Entry", field = "lessons")
    List<Integer> lessons(List<Course> all) {
        List<Course> ofLessons = lessons.coursesOf(all); // here: all
        return all.stream()
                .map(course -> Math.toIntExact(
                        ofLessons.stream().filter(course::equals).count()))
                .toList();
    }

    @MutationMapping
    int add(@Argument long course) {
        return office.add(course);
    }

    @QueryMapping
    String lost() {
        throw new IllegalStateException("lost"); // here: lost
    }

    /** What is known to the application, as it says by {@link Strangers}. */
    @QueryMapping
    String unknown() {
        throw new NoSuchElementException("unknown");
    }
}
