package io.pitot.school;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A part of a course. */
@Entity
public class Lesson {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Course course;

    protected Lesson() {}

    Lesson(Course course, String title) {
        this.course = course;
        this.title = title;
    }

    void begin() {
        title += ".";
    }

    public String getTitle() {
        return title;
    }
}
