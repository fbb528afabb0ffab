package io.pitot.school;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The lessons, one course after the other or all at once. */
public interface AllLessons extends JpaRepository<Lesson, Long> {

    long countByCourse(Course course);

    /** The course of each lesson of these courses. */
    @Query("select l.course from Lesson l where l.course in ?1")
    List<Course> coursesOf(Collection<Course> courses);
}
