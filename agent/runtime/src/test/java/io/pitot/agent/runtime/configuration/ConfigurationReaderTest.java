package io.pitot.agent.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    @TempDir
    private Path folder;

    @Test
    void usesTheDefaultsWhereNothingIsGiven() {
        Configuration configuration = ConfigurationReader.read(null, Map.of(), Map.of());

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.ENABLED)).isTrue();
        assertThat(configuration.get(Options.DUMP_INTERVAL)).isEqualTo(Duration.ofSeconds(60));
        assertThat(configuration.get(Options.DUMP_DIR)).isEqualTo(Path.of("./pitot"));
        assertThat(configuration.get(Options.INFERENCE_METHODS)).isEmpty();
    }

    @Test
    void prefersArgumentsToEnvironmentToSystemPropertiesToTheFile() throws IOException {
        Path file = file("service.name=file", "service.version=file", "dump.keep=4", "queries.max=400");
        Configuration configuration = ConfigurationReader.read(
                "service.name=argument,config=" + file,
                Map.of("PITOT_SERVICE_NAME", "environment", "PITOT_SERVICE_VERSION", "environment"),
                Map.of("pitot.service.name", "property", "pitot.service.version", "property", "pitot.dump.keep", "3"));

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.SERVICE_NAME)).isEqualTo("argument");
        assertThat(configuration.get(Options.SERVICE_VERSION)).isEqualTo("environment");
        assertThat(configuration.get(Options.DUMP_KEEP)).isEqualTo(3);
        assertThat(configuration.get(Options.QUERIES_MAX)).isEqualTo(400);
    }

    @Test
    void namesEveryMistakeOfEverySourceAtOnceWithWhatIsAllowed() throws IOException {
        Path file = file("dump.keep=many", "dump.kep=1");
        Configuration configuration = ConfigurationReader.read(
                "dump.interval=0s,dump.intervall=10s,enabled,config=" + file,
                Map.of("PITOT_EVENTS_CAPACITY", "12"),
                Map.of("pitot.enabled", "yes", "pitot.zzz", "1"));

        assertThat(configuration.problems())
                .containsExactly(
                        "enabled: must be key=value, in the agent's arguments",
                        "dump.interval=0s: must be 1s to 1h; using 60s",
                        "dump.intervall=10s: no such option; did you mean dump.interval?",
                        "PITOT_EVENTS_CAPACITY=12: must be 1,024 to 4,194,304; using 65536",
                        "-Dpitot.enabled=yes: must be true or false; using true",
                        "-Dpitot.zzz=1: no such option; there are pitot.enabled, pitot.config, pitot.service.name, "
                                + "pitot.service.version, pitot.dump.dir, pitot.dump.interval, pitot.dump.keep, "
                                + "pitot.events.capacity, pitot.queries.max, pitot.endpoints.max, "
                                + "pitot.reuse, pitot.limits.heap, pitot.limits.gc, pitot.limits.cpu, pitot.application.packages, pitot.inference.methods, pitot.instrumentation.disabled",
                        file + ": dump.keep=many: must be a whole number, 1 to 100,000; using 1000",
                        file + ": dump.kep=1: no such option; did you mean dump.keep?");
        assertThat(configuration.get(Options.DUMP_INTERVAL)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void letsAWrongValueGiveWayToTheDefaultAndNotToTheNextSource() {
        Configuration configuration = ConfigurationReader.read(
                "dump.keep=0", Map.of("PITOT_DUMP_KEEP", "7"), Map.of("pitot.dump.keep", "-1"));

        assertThat(configuration.get(Options.DUMP_KEEP)).isEqualTo(1_000);
        assertThat(configuration.problems())
                .containsExactly(
                        "dump.keep=0: must be 1 to 100,000; using 1000",
                        "-Dpitot.dump.keep=-1: must be 1 to 100,000; not used, it is overridden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dump.interval=999ms   | must be 1s to 1h",
                "dump.interval=3601s   | must be 1s to 1h",
                "dump.interval=99999999999999999999h | must be 1s to 1h",
                "dump.interval=60      | must be a duration such as 500ms, 60s, 5m or 1h, 1s to 1h",
                "dump.interval=-5s     | must be a duration such as 500ms, 60s, 5m or 1h, 1s to 1h",
                "dump.keep=100001      | must be 1 to 100,000",
                "dump.keep=1e3         | must be a whole number, 1 to 100,000",
                "service.name=         | must not be empty",
                "inference.methods=Scorer.score | must be methods, such as com.acme.Scorer#score, separated by ;",
                "inference.methods=#score | must be methods, such as com.acme.Scorer#score, separated by ;",
                "application.packages=com..acme | must be package names, such as com.acme.shop, separated by ;",
            })
    void turnsDownWhatIsOutOfBoundsOrOfAnotherForm(String argument, String expected) {
        assertThat(ConfigurationReader.read(argument, Map.of(), Map.of()).problems())
                .singleElement()
                .asString()
                .startsWith(argument + ": " + expected + "; using ");
    }

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "1500ms, PT1.5S", "90s, PT1M30S", "5m, PT5M", "1h, PT1H"})
    void readsDurations(String text, Duration expected) {
        Configuration configuration = ConfigurationReader.read("dump.interval=" + text, Map.of(), Map.of());

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.DUMP_INTERVAL)).isEqualTo(expected);
    }

    @Test
    void readsListsFromSeparatedValuesAndRepeatedKeys() {
        Configuration configuration = ConfigurationReader.read(
                "inference.methods=com.acme.A#a;com.acme.B#b,application.packages='com.acme.*, org.shop',"
                        + "inference.methods=com.acme.C$D#d",
                Map.of(),
                Map.of());

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.INFERENCE_METHODS))
                .containsExactly("com.acme.A#a", "com.acme.B#b", "com.acme.C$D#d");
        assertThat(configuration.get(Options.APPLICATION_PACKAGES)).containsExactly("com.acme", "org.shop");
    }

    @Test
    void takesCommasInQuotesAsPartOfTheValue() {
        Configuration configuration = ConfigurationReader.read(
                "dump.dir=\"/var/a, b/it's\",service.name='shop, the \"new\" one'", Map.of(), Map.of());

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.DUMP_DIR)).isEqualTo(Path.of("/var/a, b/it's"));
        assertThat(configuration.get(Options.SERVICE_NAME)).isEqualTo("shop, the \"new\" one");
    }

    @Test
    void namesAQuoteThatIsNotClosed() {
        Configuration configuration = ConfigurationReader.read("dump.keep=5,dump.dir='/var/a,b", Map.of(), Map.of());

        assertThat(configuration.problems()).containsExactly("dump.dir='/var/a,b: the quote has no end");
        assertThat(configuration.get(Options.DUMP_KEEP)).isEqualTo(5);
    }

    @Test
    void takesAnEmptyEnvironmentVariableAsNotSet() {
        Configuration configuration =
                ConfigurationReader.read(null, Map.of("PITOT_DUMP_KEEP", ""), Map.of("pitot.dump.keep", "3"));

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.get(Options.DUMP_KEEP)).isEqualTo(3);
    }

    @Test
    void namesAPropertiesFileThatIsNotThereOrNotOne() throws IOException {
        Path missing = folder.resolve("missing.properties");
        assertThat(ConfigurationReader.read("config=" + missing, Map.of(), Map.of())
                        .problems())
                .containsExactly("config=" + missing + ": there is no such file; going on without it");
        assertThat(ConfigurationReader.read("config=" + folder, Map.of(), Map.of())
                        .problems())
                .containsExactly("config=" + folder + ": must be a readable file: is a folder; going on without it");
        Path escape = file("dump.dir=\\u12");
        assertThat(ConfigurationReader.read("config=" + escape, Map.of(), Map.of())
                        .problems())
                .singleElement()
                .asString()
                .startsWith("config=" + escape + ": must be a properties file: ");
    }

    @Test
    void doesNotTakeAnotherFileFromAFile() throws IOException {
        Path file = file("config=other.properties");
        assertThat(ConfigurationReader.read("config=" + file, Map.of(), Map.of())
                        .problems())
                .singleElement()
                .asString()
                .startsWith(file + ": config=other.properties: no such option; there are enabled, service.name, ");
    }

    @Test
    void ignoresEnvironmentAndPropertiesThatAreNotItsOwn() {
        Configuration configuration = ConfigurationReader.read(
                "", Map.of("PATH", "/bin", "PITOTS", "x"), Map.of("pitots", "x", "java.home", "/jdk", "other", 1));

        assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void givesAllValuesInForceAsTheyCouldHaveBeenGiven() {
        Configuration configuration = ConfigurationReader.read(
                "dump.interval=120s,inference.methods=a.B#c;d.E#f",
                Map.of(),
                Map.of("sun.java.command", "/srv/shop-2.1.jar --port=80"));

        assertThat(configuration.inForce()).hasSize(Options.ALL.size());
        assertThat(configuration.inForce())
                .containsEntry("dump.interval", "2m")
                .containsEntry("dump.keep", "1000")
                .containsEntry("enabled", "true")
                .containsEntry("inference.methods", "a.B#c;d.E#f")
                .containsEntry("service.name", "shop")
                .containsEntry("service.version", "2.1");
    }

    /** Reading it would never end, and the application not start. */
    @Test
    void doesNotReadADeviceWithoutAnEnd() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless));

        assertThat(ConfigurationReader.read("config=" + endless, Map.of(), Map.of())
                        .problems())
                .containsExactly("config=/dev/zero: must be a file, not a pipe or a device; going on without it");
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("options.properties"), List.of(lines));
    }
}
