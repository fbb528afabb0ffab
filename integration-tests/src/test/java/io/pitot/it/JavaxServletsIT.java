package io.pitot.it;

import io.pitot.it.app.ServletApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.JavaxApplication;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** Servlets of {@code javax.servlet} on Tomcat 9, with H2 behind HikariCP. */
class JavaxServletsIT extends ServletContract {

    @Override
    Observed application(Path folder) {
        Path classes = JavaxApplication.compile(
                folder,
                "servlet",
                new ClassPath().libraries(ClassPath.HIKARI).jars("tomcat9"),
                ServletApp.class,
                "WebServer");
        return Observed.application(ServletApp.class.getName(), classes, folder)
                .withJarsOf("tomcat9")
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI);
    }
}
