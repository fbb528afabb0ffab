package io.pitot.benchmarks.growth;

import java.io.Serializable;

/** What most classes of an application are like. {@link Classes} makes others of it. */
class Plain00000000 implements Serializable, Comparable<Plain00000000> {

    private static final long serialVersionUID = 1L;

    private long id;
    private String name = "";
    private String address = "";

    long id() {
        return id;
    }

    void rename(String to) {
        name = to.strip();
    }

    void move(String to) {
        address = to.strip();
        id++;
    }

    String label() {
        return id + " " + name + " " + address;
    }

    @Override
    public int compareTo(Plain00000000 other) {
        return Long.compare(id, other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plain00000000 that && that.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
