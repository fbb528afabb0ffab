package io.pitot.it;

import io.pitot.it.app.SpringDataApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** What the agent must say of the {@link SpringDataApp}, whatever the version of Spring. */
abstract class SpringDataContract extends FrameworkContract {

    SpringDataContract() {
        super(SpringDataApp.class, "loop");
    }

    /** The application without Spring and Hibernate. */
    static Observed bare(Path folder) {
        return Observed.application(SpringDataApp.class, folder)
                .classes(ClassPath.testClasses().resolve("jpa"))
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI);
    }
}
