package io.pitot.dump;

/** The kinds of findings. */
public enum FindingKind {
    SLOW_QUERY("slow"),
    N_PLUS_ONE("np1"),
    DUPLICATE_QUERY("dup"),
    SLOW_ENDPOINT("end"),
    FAILING_ENDPOINT("err"),
    POOL_WAIT("pool"),
    UNBATCHED_INFERENCE("inf");

    private final String prefix;

    FindingKind(String prefix) {
        this.prefix = prefix;
    }

    /** The first part of a finding's id. */
    public String prefix() {
        return prefix;
    }
}
