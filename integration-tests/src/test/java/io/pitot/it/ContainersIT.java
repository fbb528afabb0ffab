package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.BundlesApp;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries in containers whose class loaders hide the boot loader's classes work, and are observed. */
class ContainersIT {

    private static final List<String> JBOSS_MODULES = List.of("jboss-modules");

    private static final Map<String, String> BUNDLE =
            Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "plain", "Import-Package", "org.h2");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.felix.framework", "org.eclipse.osgi"})
    void observesADriverInABundleOfItsOwn(String framework) throws IOException {
        Path application = jarOfPlainApp(BUNDLE);
        Observed bundles = Observed.application(BundlesApp.class, folder)
                .with(List.of(framework))
                .arguments(library(ClassPath.H2).toString(), application.toString());

        requireAllQueries(bundles);
    }

    /** Loaders of bundles pass on what the agent asks for and not what a woven driver would ask for. */
    @Test
    void leavesADriverAloneInABundleWhoseLoaderWasThereBeforeTheAgent() throws IOException {
        Path application = jarOfPlainApp(BUNDLE);
        Observed bundles = Observed.application(BundlesApp.class, folder)
                .withoutAgent()
                .with(List.of("org.apache.felix.framework"))
                .jvm("-Djdk.attach.allowAttachSelf=true")
                .arguments(
                        library(ClassPath.H2).toString(),
                        application.toString(),
                        Packaged.agent().toString());

        requireEnd(bundles);

        assertThat(Observation.sound(bundles.dumps()).dump().agent().skipped()).anySatisfy(skipped -> {
            assertThat(skipped.type()).isEqualTo("org.h2.jdbc.JdbcConnection");
            assertThat(skipped.reason()).startsWith("its class loader hides the agent's classes: ");
        });
    }

    @Test
    void observesADriverInAModuleOfItsOwn() throws IOException {
        module("h2", library(ClassPath.H2), "<module name='java.se'/><module name='jdk.unsupported'/>");
        module("plain", jarOfPlainApp(Map.of()), "<module name='java.se'/><module name='h2' services='import'/>");
        Observed modules = Observed.jar(library(JBOSS_MODULES), folder)
                .arguments("-mp", folder.resolve("modules").toString(), "plain", "return");

        requireAllQueries(modules);
    }

    private static void requireAllQueries(Observed application) {
        requireEnd(application);
        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.query("q_0").executions()).isEqualTo(PlainApp.QUERIES);
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }

    private static void requireEnd(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("READY", "DONE");
        }
    }

    private void module(String name, Path jar, String dependencies) throws IOException {
        Path module =
                Files.createDirectories(folder.resolve("modules").resolve(name).resolve("main"));
        Files.copy(jar, module.resolve(name + ".jar"));
        Files.writeString(
                module.resolve("module.xml"), """
                <module xmlns='urn:jboss:module:1.9' name='%s'>
                  <main-class name='%s'/>
                  <resources><resource-root path='%s.jar'/></resources>
                  <dependencies>%s</dependencies>
                </module>
                """.formatted(name, PlainApp.class.getName(), name, dependencies));
    }

    private Path jarOfPlainApp(Map<String, String> manifestEntries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifestEntries.forEach(manifest.getMainAttributes()::putValue);
        Path jar = folder.resolve("plain.jar");
        String file = PlainApp.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new ZipEntry(file));
            Files.copy(ClassPath.testClasses().resolve(file), entries);
        }
        return jar;
    }

    private static Path library(List<String> artifact) {
        return new ClassPath().libraries(artifact).entries().get(0);
    }
}
