package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundSourceTest {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void writeSource() throws IOException {
        root = folder.resolve("src");
        Files.createDirectories(root.resolve("com/acme"));
        Files.writeString(root.resolve("com/acme/Orders.java"), "class Orders {\n    int a;\n}\n");
        Files.writeString(folder.resolve("Secret.java"), "secret\n");
    }

    @Test
    void readsTheLineOfTheInnermostPlaceThatIsThere() {
        Sources.Span found = new SourceRoots(List.of(folder.resolve("none"), root), folder)
                .find(site(new Place("org.lib.Gone", "a", "Gone.java", 3), place("com.acme.Orders$Inner", 2)));
        assertThat(found).isNotNull();
        assertThat(found.text()).isEqualTo("int a;");
        assertThat(found.line()).isEqualTo(2);
        assertThat(found.file()).endsWith("src/com/acme/Orders.java");
    }

    @Test
    void aLineBeyondTheEndHasNoText() {
        Sources.Span found = new SourceRoots(List.of(root), folder).find(site(place("com.acme.Orders", 99)));
        assertThat(found).isNotNull();
        assertThat(found.text()).isEmpty();
    }

    /** A dump is not trusted: what it names leads nowhere but into the folders. */
    @ParameterizedTest
    @CsvSource({
        "Secret, ../Secret.java",
        "..Secret, Secret.java",
        "com./../../Secret, Secret.java",
        "com.acme.Orders, /etc/passwd",
        "com.acme.Orders, ..",
        "'', Secret.java",
    })
    void nothingOutsideTheFoldersIsRead(String type, String file) {
        assertThat(new SourceRoots(List.of(root), folder).find(site(new Place(type, "a", file, 1))))
                .isNull();
    }

    private static Place place(String type, int line) {
        return new Place(type, "a", "Orders.java", line);
    }

    private static Site site(Place... places) {
        return new Site("s:1", List.of(places));
    }
}
