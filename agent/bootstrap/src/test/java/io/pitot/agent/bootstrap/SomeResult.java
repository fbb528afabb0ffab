package io.pitot.agent.bootstrap;

/** A result set of a driver, as far as the probes see it. */
final class SomeResult implements ObservedResult {

    private Object state;

    @Override
    public Object pitot$result() {
        return state;
    }

    @Override
    public void pitot$result(Object state) {
        this.state = state;
    }
}
