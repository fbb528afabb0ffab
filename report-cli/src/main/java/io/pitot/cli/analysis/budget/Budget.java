package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Mute;
import java.util.List;

/** What a team allows its service, as a budget file says it. */
public final class Budget {

    /** Requests from which on an endpoint is judged, if the file does not say it. */
    static final long MIN_REQUESTS = 50;

    /** No budgets and no mutes. */
    public static final Budget NONE = new Budget(MIN_REQUESTS, Entry.NONE, List.of(), List.of(), List.of(), List.of());

    private final long minRequests;
    private final Entry defaults;
    private final List<Entry> endpoints;
    private final List<Entry> models;
    private final List<Entry> caches;
    private final List<Mute> mutes;

    Budget(
            long minRequests,
            Entry defaults,
            List<Entry> endpoints,
            List<Entry> models,
            List<Entry> caches,
            List<Mute> mutes) {
        this.minRequests = minRequests;
        this.defaults = defaults;
        this.endpoints = List.copyOf(endpoints);
        this.models = List.copyOf(models);
        this.caches = List.copyOf(caches);
        this.mutes = List.copyOf(mutes);
    }

    /** Decisions to leave findings as they are. */
    public List<Mute> mutes() {
        return mutes;
    }

    /** Whether it allows and forbids nothing. */
    public boolean isEmpty() {
        return defaults.measures().isEmpty()
                && defaults.findings().isEmpty()
                && endpoints.isEmpty()
                && models.isEmpty()
                && caches.isEmpty();
    }

    Rules rules(Target target) {
        return switch (target.kind()) {
            case ENDPOINT -> Rules.of(target.id(), minRequests, defaults, endpoints);
            case MODEL -> Rules.of(target.id(), minRequests, Entry.NONE, models);
            case CACHE -> Rules.of(target.id(), minRequests, Entry.NONE, caches);
        };
    }

    List<Entry> entries(Target.Kind kind) {
        return switch (kind) {
            case ENDPOINT -> endpoints;
            case MODEL -> models;
            case CACHE -> caches;
        };
    }
}
