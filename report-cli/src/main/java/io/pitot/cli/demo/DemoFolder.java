package io.pitot.cli.demo;

import io.pitot.dump.DumpFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a demo: its dumps and the shop's log.
 *
 * @param folder an absolute path
 */
public record DemoFolder(Path folder) {

    private static final String LOG = "shop.log";

    /**
     * Makes the folder if it is not there, and removes what an earlier demo left in it.
     *
     * @throws IOException if it holds anything else, which is left alone, or cannot be written
     */
    public static DemoFolder prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new IOException("--dir=" + folder + ": is a file, not a folder");
        }
        try {
            Files.createDirectories(absolute);
            Set<Path> ours = new HashSet<>(DumpFolder.list(absolute));
            ours.add(absolute.resolve(LOG));
            List<Path> found;
            try (Stream<Path> entries = Files.list(absolute)) {
                found = entries.sorted().toList();
            }
            for (Path entry : found) {
                if (!ours.contains(entry)) {
                    throw new IOException("holds " + entry.getFileName() + ", which is not from a demo");
                }
            }
            for (Path entry : found) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new IOException("--dir=" + folder + ": " + e.getMessage() + ": name an empty folder", e);
        }
        return new DemoFolder(absolute);
    }

    /** Where the shop's log goes. */
    public Path log() {
        return folder.resolve(LOG);
    }
}
