package io.pitot.dump;

/** The kinds of findings. */
public enum FindingKind {
    SLOW_QUERY("slow"),
    N_PLUS_ONE("np1"),
    DUPLICATE_QUERY("dup"),
    SLOW_ENDPOINT("end"),
    FAILING_ENDPOINT("err"),
    POOL_WAIT("pool"),
    UNBATCHED_INFERENCE("inf"),
    BATCHABLE_WRITES("bat"),
    UNBOUNDED_RESULT("rows"),
    WASTEFUL_RESPONSE("resp"),
    RESOURCE_PRESSURE("jvm"),
    HELD_CONNECTION("held"),
    CONNECTION_LEAK("leak"),
    CHATTY_TRANSACTIONS("tx"),
    CHATTY_HTTP("http"),
    CHATTY_CACHE("cache"),
    LOW_HIT_RATE("hit"),
    UNEXPIRING_KEYS("ttl"),
    BIG_VALUES("size"),
    UNBOUNDED_CACHE("grow"),
    REPEATED_INFERENCE("again"),
    CUT_OFF_OUTPUT("cut"),
    COLD_MODEL("cold"),
    ALL_PROCESSORS_PER_ROW("cpus"),
    CACHEABLE_WORK("reuse");

    private final String prefix;

    FindingKind(String prefix) {
        this.prefix = prefix;
    }

    /** The first part of a finding's id. */
    public String prefix() {
        return prefix;
    }
}
