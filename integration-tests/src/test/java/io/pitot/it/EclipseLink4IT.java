package io.pitot.it;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** JPA by EclipseLink 4, which weaves the entities beside the agent. */
class EclipseLink4IT extends JpaContract {

    private static final String JARS = "libraries/eclipselink-4";

    EclipseLink4IT() {
        super("by-eclipselink");
    }

    @Override
    Observed application(Path folder) {
        return jakarta(folder).withJarsOf(JARS).jvm("-javaagent:" + ClassPath.jar(JARS, "eclipselink"));
    }
}
