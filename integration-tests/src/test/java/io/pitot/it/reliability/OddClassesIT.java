package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pitot.dump.CallSite;
import io.pitot.it.app.OddClassesApp;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that no compiler would make work as without the agent, and what is asked through them counts once. */
class OddClassesIT {

    private static final String PACKAGE = "a";
    private static final String TYPE = "b c-\u2603";
    private static final String METHOD = "\u00e4 \"'&\u2603";

    @TempDir
    Path folder;

    @Test
    void countsOnceWhatIsAskedThroughHiddenClassesOddOnesProxiesAndNamelessOnes() {
        Observed application = Observed.application(OddClassesApp.class, folder)
                .with(ClassPath.H2)
                .with(List.of("byte-buddy"))
                .jvm("-Xverify:all");

        run(application);

        Observation observed = Observation.sound(application.dumps());
        for (String column : List.of("hidden", "odd", "proxied", "nameless")) {
            assertThat(observed.query(column).executions()).as(column).isEqualTo(OddClassesApp.QUERIES);
        }
    }

    @Test
    void observesAnApplicationThatWasObfuscated() throws IOException {
        Files.createDirectories(folder.resolve("classes").resolve(PACKAGE));
        Files.write(folder.resolve("classes").resolve(PACKAGE).resolve(TYPE + ".class"), obfuscated());
        Observed application = Observed.application(PACKAGE + "." + TYPE, folder.resolve("classes"), folder)
                .with(ClassPath.H2)
                .jvm("-Xverify:all", "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8")
                .arguments("return");

        run(application);

        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.query("q_0").executions()).isEqualTo(PlainApp.QUERIES);
        assertThat(observed.dump().callSites())
                .flatExtracting(CallSite::frames)
                .extracting(CallSite.Frame::type, CallSite.Frame::method)
                .contains(tuple(PACKAGE + "." + TYPE, METHOD));
        for (String format : List.of("terminal", "html", "markdown", "sarif", "junit", "json")) {
            assertThat(CommandLine.run(folder, "report", "pitot", "-f", format).code())
                    .as(format)
                    .isZero();
        }
    }

    /** The application with names that no source could have, and no word of where its code comes from. */
    private static byte[] obfuscated() throws IOException {
        String original = PlainApp.class.getName().replace('.', '/');
        ClassReader reader =
                new ClassReader(Files.readAllBytes(ClassPath.testClasses().resolve(original + ".class")));
        ClassWriter writer = new ClassWriter(0);
        Remapper names = new Remapper(OpenedClassReader.ASM_API) {
            @Override
            public String map(String name) {
                return name.equals(original) ? PACKAGE + "/" + TYPE : name;
            }

            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return owner.equals(original) && name.equals("query") ? METHOD : name;
            }
        };
        reader.accept(new ClassRemapper(OpenedClassReader.ASM_API, writer, names) {}, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private static void run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }
    }
}
