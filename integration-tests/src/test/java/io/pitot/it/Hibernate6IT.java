package io.pitot.it;

import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** JPA by Hibernate 6. */
class Hibernate6IT extends JpaContract {

    Hibernate6IT() {
        super("by-hibernate");
    }

    @Override
    Observed application(Path folder) {
        return jakarta(folder).withJarsOf("libraries/spring-6-hibernate-6");
    }
}
