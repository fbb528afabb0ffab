package io.pitot.cli.analysis.yaml;

import java.util.List;

/** A file that says something that cannot be meant. */
public final class WrongFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems one line each */
    public WrongFile(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: the file, line and column where they are known, the name, the value, and what is allowed. */
    public List<String> problems() {
        return problems;
    }
}
