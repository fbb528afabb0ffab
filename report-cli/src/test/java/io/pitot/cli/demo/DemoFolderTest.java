package io.pitot.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.dump.DumpName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

    @TempDir
    private Path parent;

    @Test
    void removesWhatAnEarlierDemoLeft() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("demo"));
        Files.writeString(folder.resolve(new DumpName("shop", Instant.EPOCH, "1", 0).fileName()), "{}");
        Files.writeString(folder.resolve("shop.log"), "started");
        DemoFolder.prepare(folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void touchesNothingIfThereIsAnythingElse() throws IOException {
        Path dump = Files.writeString(parent.resolve(new DumpName("shop", Instant.EPOCH, "1", 0).fileName()), "{}");
        Files.writeString(parent.resolve("package.json"), "{}");
        assertThatThrownBy(() -> DemoFolder.prepare(parent))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("package.json");
        assertThat(dump).exists();
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> DemoFolder.prepare(file)).hasMessageContaining("is a file, not a folder");
    }
}
