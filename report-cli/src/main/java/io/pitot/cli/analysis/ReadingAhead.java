package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Dumps in the order of their files, of which the next few are read by other threads meanwhile. No more than {@link #AHEAD} wait to be
 * asked for, however many there are. For one thread.
 */
final class ReadingAhead implements AutoCloseable {

    /**
     * What was in a file.
     *
     * @param dump null if it is none that can be read
     * @param reason why it is none, or null
     */
    record Read(@Nullable Dump dump, @Nullable String reason) {}

    /** A dump may take as much memory as the sum of all. */
    private static final int AHEAD = 3;

    /** Fewer are read before there are threads. */
    private static final int MANY = 16;

    private final Iterator<Path> files;
    private final Queue<Future<Read>> underWay = new ArrayDeque<>();
    private final @Nullable ExecutorService readers;

    ReadingAhead(List<Path> files) {
        this.files = files.iterator();
        int threads = Math.min(AHEAD, Runtime.getRuntime().availableProcessors());
        readers = files.size() < MANY || threads == 1
                ? null
                : Executors.newFixedThreadPool(threads, work -> {
                    Thread thread = new Thread(work, "pitot-reader");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What is in the next file. */
    Read next() {
        if (readers == null) {
            return read(files.next());
        }
        while (underWay.size() < AHEAD && files.hasNext()) {
            Path file = files.next();
            underWay.add(readers.submit(() -> read(file)));
        }
        try {
            return underWay.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Read read(Path file) {
        try {
            return new Read(DumpFile.read(file), null);
        } catch (DumpException e) {
            return new Read(null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (readers != null) {
            readers.shutdownNow();
        }
    }
}
