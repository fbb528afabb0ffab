package io.pitot.it.app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A row of the {@link Library} with its author, who is loaded when asked for. */
@Entity
public class Book {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Author author;

    private int volume;

    private String title;

    protected Book() {}

    public Book(long id, Author author, String title) {
        this.id = id;
        this.author = author;
        this.title = title;
    }

    public Author getAuthor() {
        return author;
    }

    public int getVolume() {
        return volume;
    }

    public String getTitle() {
        return title;
    }
}
