package io.pitot.sample;

import io.pitot.agent.bootstrap.ObservedTaker;
import io.pitot.agent.bootstrap.TakenMessages;
import io.pitot.agent.bootstrap.ThreadState;

/** A client that the application asks for messages, as a woven one is. */
public final class Taker implements ObservedTaker {

    private Object source;

    /** Of one queue, with the patience that clients usually have. */
    public Taker(String queue) {
        TakenMessages.subscribed(this, new String[] {queue});
    }

    /** The same, with another. */
    public Taker(String queue, long longestMillis) {
        TakenMessages.made(this, longestMillis);
        TakenMessages.subscribed(this, new String[] {queue});
    }

    /** Asks it. */
    public void take(boolean isAny) {
        ThreadState asked = TakenMessages.asked(this);
        if (asked != null) {
            TakenMessages.brought(asked, this, isAny);
        }
    }

    /** Asks it, and it asks another one, which has something. */
    public void takeThrough(Taker other) {
        ThreadState asked = TakenMessages.asked(this);
        other.take(true);
        if (asked != null) {
            TakenMessages.brought(asked, this, true);
        }
    }

    @Override
    public Object pitot$source() {
        return source;
    }

    @Override
    public void pitot$source(Object to) {
        source = to;
    }
}
