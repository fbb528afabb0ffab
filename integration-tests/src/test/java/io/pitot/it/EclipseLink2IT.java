package io.pitot.it;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** JPA by EclipseLink 2.7, of {@code javax.persistence}, which weaves the entities beside the agent. */
class EclipseLink2IT extends JpaContract {

    private static final String JARS = "libraries/eclipselink-2";

    EclipseLink2IT() {
        super("by-eclipselink");
    }

    @Override
    Observed application(Path folder) {
        return javax(folder, JARS).jvm("-javaagent:" + ClassPath.jar(JARS, "eclipselink"));
    }
}
