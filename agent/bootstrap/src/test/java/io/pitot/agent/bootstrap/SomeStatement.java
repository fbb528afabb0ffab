package io.pitot.agent.bootstrap;

/** A statement of a driver, as far as the probes see it. */
final class SomeStatement implements ObservedStatement {

    private Object state;

    @Override
    public Object pitot$statement() {
        return state;
    }

    @Override
    public void pitot$statement(Object state) {
        this.state = state;
    }
}
