package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The shop's data in an H2 file, written once by the shop itself: a start is then a start, and not the insertion
 * of 200,000 rows. Each process gets a copy.
 */
final class ShopDatabase {

    private static final String NAME = "seeded";
    private static final String ENDING = ".mv.db";

    private final Path directory;

    private ShopDatabase(Path directory) {
        this.directory = directory;
    }

    static ShopDatabase seed(Path java, Path jar, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        ShopDatabase database = new ShopDatabase(directory);
        Path seeded = directory.resolve(NAME + ENDING);
        if (!Files.exists(seeded) || Files.getLastModifiedTime(seeded).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            Files.deleteIfExists(seeded);
            Path unfinished = directory.resolve("unfinished");
            Files.deleteIfExists(directory.resolve("unfinished" + ENDING));
            try (Shop shop = Shop.launch(java, jar, List.of(), unfinished, directory)) {
                shop.awaitFirstPage();
                shop.stop();
            }
            Files.move(directory.resolve("unfinished" + ENDING), seeded);
        }
        return database;
    }

    /** A fresh copy under a name, as H2's URLs want it: without the file's ending. */
    Path copy(String name) throws IOException {
        Files.copy(
                directory.resolve(NAME + ENDING),
                directory.resolve(name + ENDING),
                StandardCopyOption.REPLACE_EXISTING);
        return directory.resolve(name);
    }
}
