package io.pitot.it.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Random;

/** Uses heap or processors until it is ended. */
public final class PressureApp {

    private static final int BLOCK = 16 << 10;

    private PressureApp() {}

    /** Arguments: {@code hold} and how many percent of its place for long-lived objects, or {@code compute} and how many threads. */
    public static void main(String[] args) throws InterruptedException {
        int amount = Integer.parseInt(args[1]);
        if (args[0].equals("hold")) {
            hold(amount);
        } else {
            for (int i = 0; i < amount; i++) {
                new Thread(PressureApp::compute).start();
            }
            System.out.println("READY");
        }
    }

    private static void compute() {
        Random random = new Random(1);
        double sum = 0;
        while (sum >= 0) {
            sum += random.nextDouble();
        }
    }

    /** Holds so much, and replaces it bit by bit: its peaks are higher, and what collections leave is not. */
    private static void hold(int percent) throws InterruptedException {
        byte[][] held = new byte[(int) (limit() / 100 * percent / BLOCK)][];
        for (int i = 0; i < held.length; i++) {
            held[i] = new byte[BLOCK];
        }
        System.out.println("READY");
        Random random = new Random(1);
        while (true) {
            for (int i = 0; i < 20; i++) {
                held[random.nextInt(held.length)] = new byte[BLOCK];
            }
            Thread.sleep(20);
        }
    }

    /** What the old generation can hold, or the whole heap where there is none. */
    private static long limit() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .max(Comparator.comparing((MemoryPoolMXBean pool) -> isOld(pool.getName()))
                        .thenComparing(pool -> pool.getUsage().getMax()))
                .map(pool -> pool.getUsage().getMax())
                .orElseThrow();
    }

    private static boolean isOld(String pool) {
        return pool.contains("Old") || pool.contains("Tenured");
    }
}
