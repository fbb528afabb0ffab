package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import java.util.Arrays;

/** A slot of a ring, taken out. */
public final class Event {

    private final long[] words;

    Event(long[] words) {
        this.words = words;
    }

    public int kind() {
        return EventLayout.kind(words[EventLayout.HEADER]);
    }

    public boolean has(int flag) {
        return (EventLayout.flags(words[EventLayout.HEADER]) & flag) != 0;
    }

    public int code() {
        return EventLayout.code(words[EventLayout.HEADER]);
    }

    public int aux() {
        return EventLayout.aux(words[EventLayout.HEADER]);
    }

    /** Of an inference. */
    public boolean isOnAllProcessors() {
        return EventLayout.isOnAllProcessors(words[EventLayout.HEADER]);
    }

    /** Of an inference: how many of its model were under way when it began; 0 where that is not known. */
    public int callsAtOnce() {
        return EventLayout.callsAtOnce(words[EventLayout.HEADER]);
    }

    public long requestId() {
        return words[EventLayout.REQUEST_ID];
    }

    public long start() {
        return words[EventLayout.START];
    }

    public long duration() {
        return words[EventLayout.DURATION];
    }

    public int subject() {
        return EventLayout.subject(words[EventLayout.SUBJECT_AND_SITE]);
    }

    public long count() {
        return words[EventLayout.COUNT];
    }

    public long hash() {
        return words[EventLayout.HASH];
    }

    public long extra() {
        return words[EventLayout.EXTRA];
    }

    /** The fingerprint of a query's event. */
    public String query() {
        return Names.QUERIES.name(subject());
    }

    /** The endpoint of a request's event. */
    public EndpointName endpoint() {
        return Names.ENDPOINTS.name(subject());
    }

    /** The model of an inference's event. */
    public String model() {
        return Names.MODELS.name(subject());
    }

    /** The call site, or null. */
    public CallSite site() {
        return Names.CALL_SITES.name(EventLayout.site(words[EventLayout.SUBJECT_AND_SITE]));
    }

    /** The error's SQLState or class name: of a request its aux word names it, else its code. */
    public String error(boolean ofRequest) {
        return Names.ERRORS.name(ofRequest ? aux() : code());
    }

    @Override
    public String toString() {
        return "Event" + Arrays.toString(words);
    }
}
