package io.pitot.agent.bootstrap;

/** Which of the commands of a batch is the most frequent: exactly, as long as there are few different ones. One thread at a time. */
final class FrequentCommand {

    private static final int TOLD_APART = 16;
    private static final String PIPELINE = "PIPELINE";
    private static final long HASH = Hashing.text(0, PIPELINE);

    private final int[] ids = new int[TOLD_APART];
    private final int[] counts = new int[TOLD_APART];
    private int size;

    void add(int command) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == command) {
                counts[i]++;
                return;
            }
        }
        if (size < TOLD_APART) {
            ids[size] = command;
            counts[size++] = 1;
        }
    }

    /** The id of the batch among the {@link Names#COMMANDS}: of those that are as frequent, the one that came first names it. */
    int id() {
        int most = 0;
        for (int i = 1; i < size; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        int command = size == 0 ? NameTable.OTHER : ids[most];
        long hash = Hashing.combine(HASH, Names.COMMANDS.hash(command));
        int id = Names.COMMANDS.find(hash);
        return id >= 0 ? id : Names.COMMANDS.add(hash, name(Names.COMMANDS.name(command)));
    }

    private static String name(@Nullable String command) {
        return command == null ? PIPELINE : PIPELINE.concat(" ").concat(command);
    }
}
