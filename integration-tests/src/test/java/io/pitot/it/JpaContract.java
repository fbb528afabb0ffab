package io.pitot.it;

import io.pitot.it.app.JpaApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.JavaxApplication;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the agent must say of the {@link JpaApp}, whatever its provider. */
abstract class JpaContract extends FrameworkContract {

    private static final Path UNIT = ClassPath.testClasses().resolve("jpa");

    /** @param loop what marks lines where the provider asks once for each row */
    JpaContract(String loop) {
        super(JpaApp.class, loop);
    }

    /** The application without a provider. */
    static Observed jakarta(Path folder) {
        return common(Observed.application(JpaApp.class, folder)).classes(UNIT);
    }

    /** The same with classes that stand before those of the tests. */
    static Observed jakarta(Path folder, Path classes) {
        return common(Observed.application(JpaApp.class.getName(), classes, folder))
                .classes(ClassPath.testClasses())
                .classes(UNIT);
    }

    /** The same by {@code javax.persistence}, compiled against the jars of a folder in {@code target}. */
    static Observed javax(Path folder, String jars) {
        Path classes = JavaxApplication.compile(
                folder,
                "persistence",
                new ClassPath()
                        .libraries(ClassPath.TOMCAT)
                        .libraries(ClassPath.HIKARI)
                        .jars(jars),
                JpaApp.class,
                "Author",
                "Book",
                "Library",
                "LibraryServer",
                "WebServer");
        writeUnit(classes.resolve("META-INF"));
        return common(Observed.application(JpaApp.class.getName(), classes, folder))
                .withJarsOf(jars);
    }

    private static void writeUnit(Path folder) {
        try {
            String unit = Files.readString(UNIT.resolve("META-INF/persistence.xml"))
                    .replace("https://jakarta.ee/xml", "http://xmlns.jcp.org/xml")
                    .replace("version=\"3.0\"", "version=\"2.2\"");
            Files.writeString(Files.createDirectories(folder).resolve("persistence.xml"), unit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Observed common(Observed application) {
        return application.with(ClassPath.TOMCAT).with(ClassPath.H2).with(ClassPath.HIKARI);
    }
}
