package io.pitot.agent.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Events that waited, taken out. */
final class Drained {

    private final long[] words;

    private Drained(long[] words) {
        this.words = words;
    }

    /** Takes all events, those of requests under way included. */
    static List<Drained> all() {
        return of(EventIntake.shared());
    }

    static List<Drained> of(EventIntake intake) {
        List<Drained> events = new ArrayList<>();
        intake.drain((words, offset) -> {
            long[] copy = new long[EventLayout.WORDS];
            System.arraycopy(words, offset, copy, 0, copy.length);
            events.add(new Drained(copy));
        });
        return events;
    }

    int kind() {
        return EventLayout.kind(words[EventLayout.HEADER]);
    }

    boolean has(int flag) {
        return (EventLayout.flags(words[EventLayout.HEADER]) & flag) != 0;
    }

    int code() {
        return EventLayout.code(words[EventLayout.HEADER]);
    }

    int aux() {
        return EventLayout.aux(words[EventLayout.HEADER]);
    }

    /** Of an INFERENCE. */
    int callsAtOnce() {
        return EventLayout.callsAtOnce(words[EventLayout.HEADER]);
    }

    /** Of an INFERENCE. */
    boolean isOnAllProcessors() {
        return EventLayout.isOnAllProcessors(words[EventLayout.HEADER]);
    }

    long request() {
        return words[EventLayout.REQUEST_ID];
    }

    long start() {
        return words[EventLayout.START];
    }

    long duration() {
        return words[EventLayout.DURATION];
    }

    int subject() {
        return EventLayout.subject(words[EventLayout.SUBJECT_AND_SITE]);
    }

    int site() {
        return EventLayout.site(words[EventLayout.SUBJECT_AND_SITE]);
    }

    long count() {
        return words[EventLayout.COUNT];
    }

    long hash() {
        return words[EventLayout.HASH];
    }

    long extra() {
        return words[EventLayout.EXTRA];
    }
}
