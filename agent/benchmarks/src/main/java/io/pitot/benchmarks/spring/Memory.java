package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's memory as Linux sees it, in bytes.
 *
 * @param resident now
 * @param peak the most there has been
 */
record Memory(long resident, long peak) {

    private static final int BYTES_PER_KIB = 1024;

    static Memory of(long pid) throws IOException {
        long resident = 0;
        long peak = 0;
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                resident = bytes(line);
            } else if (line.startsWith("VmHWM:")) {
                peak = bytes(line);
            }
        }
        return new Memory(resident, peak);
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB;
    }
}
