package io.pitot.benchmarks.growth;

import java.util.concurrent.Callable;

/** A class with methods named like those that are woven. {@link Classes} makes others of it. */
class Named00000000 implements Callable<String>, AutoCloseable {

    private int executed;

    boolean execute(String command) {
        executed++;
        return !command.isEmpty();
    }

    void close(int status) {
        executed -= status;
    }

    @Override
    public void close() {
        executed = 0;
    }

    @Override
    public String call() {
        return "executed " + executed;
    }
}
