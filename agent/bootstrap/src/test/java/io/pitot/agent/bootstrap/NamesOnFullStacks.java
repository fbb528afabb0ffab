package io.pitot.agent.bootstrap;

/** Adds names on a thread whose stack is about to be full, and prints how many are there, and of how many the text is missing. */
final class NamesOnFullStacks {

    private static final int NAMES = 2_000;
    private static final int DISTANCES = 40;
    private static final long STACK = 160 << 10;

    private NamesOnFullStacks() {}

    public static void main(String[] args) throws InterruptedException {
        NameTable<String> table = new NameTable<>(2 * NAMES);
        Thread thread = new Thread(null, () -> addWhereTheStackEnds(table), "full", STACK);
        thread.start();
        thread.join();
        int there = 0;
        int missing = 0;
        for (int hash = 1; hash <= NAMES; hash++) {
            int id = table.find(hash);
            if (id != -1) {
                there++;
                missing += table.name(id) == null ? 1 : 0;
            }
        }
        System.out.println(there + " names, " + missing + " without text");
    }

    private static void addWhereTheStackEnds(NameTable<String> table) {
        table.add(1, "the first");
        for (int hash = 2; hash <= NAMES; hash++) {
            descend(hash % DISTANCES, hash, table);
        }
    }

    /** Goes on until the stack is full, and adds a name on the way back, so many frames above that. Answers how many it is above. */
    @SuppressWarnings("InfiniteRecursion")
    private static int descend(int distance, int hash, NameTable<String> table) {
        int above;
        try {
            above = descend(distance, hash, table) + 1;
        } catch (StackOverflowError full) {
            above = 0;
        }
        if (above == distance) {
            try {
                table.add(hash, "a name");
            } catch (StackOverflowError full) {
                // What is asked afterwards.
            }
        }
        return above;
    }
}
