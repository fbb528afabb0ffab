package io.pitot.it.app;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an application says that it did, counted at its own calls: the truth that the agent's account is
 * held against. Each kind of statement has a word of its own in its text, which is its name here.
 */
public final class Ledger {

    private final Map<String, Account> accounts = new TreeMap<>();

    void executed(String word) {
        account(word).executions++;
    }

    void read(String word, int rows) {
        account(word).read += rows;
    }

    void changed(String word, long rows) {
        account(word).changed += rows;
    }

    void batch(String word, int size) {
        account(word).batches++;
        account(word).batched += size;
    }

    void failed(String word, SQLException reason) {
        account(word).errors++;
        account(word).states.merge(reason.getSQLState(), 1L, Long::sum);
    }

    /** Prints one line {@code TRUTH <word> …} for each kind of statement. */
    void print() {
        accounts.forEach((word, account) -> System.out.println("TRUTH " + word + " " + account));
    }

    private Account account(String word) {
        return accounts.computeIfAbsent(word, ignored -> new Account());
    }

    private static final class Account {
        private long executions;
        private long read;
        private long changed;
        private long batches;
        private long batched;
        private long errors;
        private final Map<String, Long> states = new TreeMap<>();

        @Override
        public String toString() {
            return line(executions, read, changed, batches, batched, errors, states);
        }
    }

    /** How one kind of statement is told. */
    public static String line(
            long executions,
            long read,
            long changed,
            long batches,
            long batched,
            long errors,
            Map<String, Long> states) {
        return "executions=%d read=%d changed=%d batches=%d batched=%d errors=%d %s"
                .formatted(executions, read, changed, batches, batched, errors, states);
    }
}
