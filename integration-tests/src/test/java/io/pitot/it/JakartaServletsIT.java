package io.pitot.it;

import io.pitot.it.app.ServletApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** Servlets of {@code jakarta.servlet} on Tomcat 11, with H2 behind HikariCP. */
class JakartaServletsIT extends ServletContract {

    @Override
    Observed application(Path folder) {
        return Observed.application(ServletApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI);
    }
}
