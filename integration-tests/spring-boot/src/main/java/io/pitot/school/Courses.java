package io.pitot.school;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The courses. */
public interface Courses extends JpaRepository<Course, Long> {

    List<Course> findByIdLessThanEqual(long last);
}
