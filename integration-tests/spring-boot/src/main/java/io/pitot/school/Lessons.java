package io.pitot.school;

import org.springframework.data.jpa.repository.JpaRepository;

/** The lessons. */
public interface Lessons extends JpaRepository<Lesson, Long> {}
