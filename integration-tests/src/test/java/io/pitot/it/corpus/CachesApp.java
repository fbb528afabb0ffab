package io.pitot.it.corpus;

import java.util.List;

/** Runs the programs of {@link Caches} one after the other. */
public final class CachesApp {

    private CachesApp() {}

    public static void main(String[] arguments) throws Exception {
        List<Program> programs = Program.of("Caches");
        for (Program program : programs) {
            for (int turn = 0; turn < Caches.TURNS; turn++) {
                program.run(new Visit(null, null, 0, turn));
            }
        }
        System.out.println("DONE " + programs.size());
    }
}
