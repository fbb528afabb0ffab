package io.pitot.findings;

/** What to do about SQL that a library runs itself on tables of its own: it cannot be rewritten, but be asked for less often. */
final class LibraryRemedy {

    private LibraryRemedy() {}

    /** Of rows read one by one. */
    static String read(String called) {
        return owner(called)
                + " Ask it for all at once: a query or list method of its API that takes many keys, or returns what"
                + " is needed along with them, with the keys collected first.\n"
                + "Where it has none, ask for what is shown alone, and keep what it answered for the rest of the request.";
    }

    /** Of rows written one by one. */
    static String write(String called) {
        return owner(called)
                + " Ask it to do many at once: a method of its API that takes a list, or a bulk operation.\n"
                + "Where it has none, make the calls in one transaction, so that the database writes its log to disk once, and"
                + " see whether the library can be told to send its writes as batches.";
    }

    /** Of more rows than are looked at. */
    static String limit(String called) {
        return owner(called) + " Ask it for what is shown: a page, a filter or a count, as its API has them.\n"
                + "Rows that it never deletes (history, logs, what is done) are removed by a setting or a job of its own.";
    }

    /** {@code This SQL is a library's own: StdScheduler.scheduleJob of org.quartz.impl runs it.} */
    private static String owner(String called) {
        int method = called.indexOf('#');
        int simple = called.lastIndexOf('.', method) + 1;
        String name = called.substring(simple, method).replace('$', '.') + '.' + called.substring(method + 1);
        return "This SQL is a library's own: " + name + (simple > 0 ? " of " + called.substring(0, simple - 1) : "")
                + " runs it.";
    }
}
