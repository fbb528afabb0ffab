package io.pitot.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gallery shows what Pitot prints now; {@code docs/gallery/make} makes it anew. */
@DisabledOnOs(OS.WINDOWS)
class GalleryIT {

    @TempDir
    private Path cache;

    @Test
    void theGalleryIsWhatItsScriptMakes() throws Exception {
        Path script = Path.of(System.getProperty("pitot.dumps")).resolveSibling("make");
        ProcessBuilder builder = new ProcessBuilder(script.normalize().toString(), "--check").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
