package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pitot.dump.Command;
import io.pitot.dump.Query;
import io.pitot.it.app.SecretsApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Postgres;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An application with a secret in everything that is its users' business: none of them, in no usual encoding, is in anything that Pitot writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {

    private static final int REQUESTS = 4;

    private Path folder;
    private Path dumps;
    private ForkedJvm.Exit exit;
    private Observation observed;

    @BeforeAll
    void run(@TempDir Path temporary) {
        folder = temporary;
        Observed application = Observed.application(SecretsApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.POSTGRESQL)
                .with(ClassPath.REDIS)
                .with(ClassPath.LANGUAGES)
                .with(ClassPath.LANGUAGE_MODELS)
                .jvm("-Dapp.password=" + SecretsApp.text("property"))
                .arguments(Postgres.newDatabase("secrets"), SecretsApp.text("argument"));
        dumps = application.dumps();
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (int i = 0; i < REQUESTS; i++) {
                HttpResponse<String> answer = web.send(
                        "POST",
                        "/owners/" + SecretsApp.text("id") + i + "/" + SecretsApp.NUMBER + "?q="
                                + SecretsApp.text("asked"),
                        SecretsApp.text("posted"));
                assertThat(answer.statusCode()).isEqualTo(500);
            }
            exit = jvm.terminate();
        }
        assertThat(exit.code()).as(exit.toString()).isEqualTo(ForkedJvm.TERMINATED);
        observed = Observation.sound(dumps);
    }

    /** Otherwise there would be nothing to find. */
    @Test
    void sawEverythingThatHadSecrets() {
        assertThat(String.join("\n", exit.err()))
                .contains(SecretsApp.text("exception"), SecretsApp.text("jobexception"));
        assertThat(secretsIn(String.join("\n", exit.err()))).isNotEmpty();
        assertThat(observed.dump().endpoints()).extracting("id").contains("POST /owners/*");
        assertThat(observed.dump().queries()).extracting(Query::sql).anyMatch(sql -> sql.contains("LIKE ?"));
        assertThat(observed.dump().commands()).extracting(Command::id).contains("GET user:{n}:cart", "HSET basket:{n}");
        assertThat(observed.dump().routes())
                .extracting("id")
                .anyMatch(id -> id.toString().endsWith("/users/{n}/orders/{n}"));
        assertThat(observed.dump().models()).extracting("id").contains("gpt-4o-mini", "embed");
    }

    @Test
    void keepsNoSecretInDumps() throws IOException {
        for (Path file : observed.files()) {
            assertThat(secretsIn(Files.readString(file))).as(file.toString()).isEmpty();
        }
    }

    @Test
    void logsNoSecret() {
        assertThat(exit.pitotLines()).isNotEmpty();
        assertThat(secretsIn(String.join("\n", exit.pitotLines()))).isEmpty();
    }

    @Test
    void reportsNoSecret() throws IOException {
        for (String format : List.of("terminal", "html", "json")) {
            ForkedJvm.Exit report = CommandLine.run(folder, "report", "--all", "-f", format, "-o", "report." + format);
            assertThat(report.code()).as(report.toString()).isZero();
            String text = Files.readString(folder.resolve("report." + format));
            assertThat(text).contains("owner");
            assertThat(secretsIn(text + report.err())).as(format).isEmpty();
        }
    }

    @Test
    void leavesFilesForTheirOwnerAlone() throws IOException {
        assumeTrue(Files.getFileStore(dumps).supportsFileAttributeView(PosixFileAttributeView.class));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dumps)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(dumps)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    /** What of a secret is in a text, with what stands around it. */
    private static Set<String> secretsIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> found = new TreeSet<>();
        for (String form : forms()) {
            String haystack = form.equals(form.toLowerCase(Locale.ROOT)) ? lower : text;
            for (int at = haystack.indexOf(form); at >= 0; at = haystack.indexOf(form, at + 1)) {
                found.add(text.substring(Math.max(0, at - 60), Math.min(text.length(), at + form.length() + 30)));
            }
        }
        return found;
    }

    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String core : List.of(SecretsApp.TEXT, SecretsApp.NUMBER)) {
            byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
            forms.add(core);
            forms.add(new StringBuilder(core).reverse().toString());
            forms.add(new BigInteger(1, bytes).toString(16));
            for (int shift = 0; shift < 3; shift++) {
                // What surrounds the secret spoils the first and the last characters.
                String encoded = Base64.getEncoder()
                        .encodeToString(("   ".substring(0, shift) + core).getBytes(StandardCharsets.UTF_8));
                forms.add(encoded.substring(shift == 0 ? 0 : 4, (shift + core.length()) / 3 * 4));
            }
        }
        return forms;
    }
}
