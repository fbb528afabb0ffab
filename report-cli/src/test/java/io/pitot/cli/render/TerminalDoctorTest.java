package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.analysis.doctor.Check;
import io.pitot.cli.analysis.doctor.Check.Level;
import io.pitot.cli.analysis.doctor.Diagnosis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalDoctorTest {

    private static final Diagnosis DIAGNOSIS = new Diagnosis(
            Path.of("pitot"),
            List.of(
                    new Check(Level.OK, "dumps", "12 dumps of 2 instances of orders-api in pitot", ""),
                    new Check(
                            Level.WARN,
                            "left alone",
                            "servlet: its class file cannot be read (1 class, such as com.acme.Odd\u001b[2J)",
                            "docs/supported-libraries.md says which versions are observed"),
                    new Check(
                            Level.BAD,
                            "instance",
                            "orders-api, process 42 on host-1: runs, but its agent does not answer; its newest dump is 9 min old",
                            "look for lines that begin with \"pitot:\" on its standard error")));

    @Test
    void saysALineForEachThingAndTheWayOut() {
        StringWriter text = new StringWriter();
        new TerminalDoctor(new PrintWriter(text, true), new Screen(80, false, false)).print(DIAGNOSIS);

        Golden.assertMatches("doctor-80.txt", text.toString());
    }

    @Test
    void saysTheSameToPrograms() {
        StringWriter text = new StringWriter();
        JsonDoctor.print(DIAGNOSIS, new PrintWriter(text));

        assertThat(text.toString())
                .startsWith("{\n  \"format\": \"pitot-doctor\",\n  \"version\": 1,\n")
                .contains("\"worst\": \"bad\"", "\"level\": \"warn\"", "\"topic\": \"left alone\"")
                .doesNotContain("\u001b");
    }
}
