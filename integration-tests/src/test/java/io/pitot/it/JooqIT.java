package io.pitot.it;

import io.pitot.it.app.JooqApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** jOOQ. */
class JooqIT extends FrameworkContract {

    JooqIT() {
        super(JooqApp.class, "loop");
    }

    @Override
    Observed application(Path folder) {
        return Observed.application(JooqApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .with(ClassPath.JOOQ);
    }
}
