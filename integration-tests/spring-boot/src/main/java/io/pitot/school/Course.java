package io.pitot.school;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** What is taught: course n has n lessons at first. */
@Entity
public class Course {

    @Id
    private long id;

    private String name;

    @OneToMany(mappedBy = "course")
    private List<Lesson> lessons = new ArrayList<>();

    public String getName() {
        return name;
    }

    public List<Lesson> getLessons() {
        return lessons;
    }
}
