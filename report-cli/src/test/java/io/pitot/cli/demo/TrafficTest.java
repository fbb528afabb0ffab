package io.pitot.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {

    @TempDir
    private Path folder;

    @Test
    void rangesCountUpAndStartAgain() throws IOException {
        assertThat(read("phase a clients=1\n5 GET /x/{3..5}?y={1..2}")
                        .phases()
                        .get(0)
                        .requests())
                .extracting(Traffic.Request::path)
                .containsExactly("/x/3?y=1", "/x/4?y=2", "/x/5?y=1", "/x/3?y=2", "/x/4?y=1");
    }

    @Test
    void linesOfAPhaseAreMixedEvenly() throws IOException {
        assertThat(read("phase a clients=1\n4 GET /many\n2 GET /few\n1 GET /once")
                        .phases()
                        .get(0)
                        .requests())
                .extracting(Traffic.Request::path)
                .containsExactly("/many", "/few", "/many", "/once", "/many", "/few", "/many");
    }

    @Test
    void bodiesHaveRangesToo() throws IOException {
        assertThat(read("phase a clients=2\n2 POST /r {\"n\": {1..2}, \"t\": \"a b\"}")
                        .phases()
                        .get(0))
                .satisfies(phase -> assertThat(phase.clients()).isEqualTo(2))
                .extracting(phase -> phase.requests().get(1))
                .isEqualTo(new Traffic.Request("POST", "/r", "{\"n\": 2, \"t\": \"a b\"}"));
    }

    @Test
    void aLineThatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> read("# head\nphase a clients=1\nmany GET /x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("traffic.txt:3:")
                .hasMessageContaining("many GET /x");
        assertThatThrownBy(() -> read("1 GET /x")).hasMessageContaining("traffic.txt:1:");
    }

    @Test
    void theShopsTrafficIsUnderstood() throws IOException {
        Traffic traffic = Traffic.read(Path.of("../integration-tests/shop/src/demo/traffic.txt"));
        assertThat(traffic.phases()).isNotEmpty();
        assertThat(traffic.requests()).isPositive();
    }

    private Traffic read(String text) throws IOException {
        return Traffic.read(Files.writeString(folder.resolve("traffic.txt"), text));
    }
}
