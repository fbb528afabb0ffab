package io.pitot.it;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** JPA by Hibernate 7. */
class Hibernate7IT extends JpaContract {

    Hibernate7IT() {
        super("by-hibernate");
    }

    @Override
    Observed application(Path folder) {
        return jakarta(folder).with(ClassPath.HIBERNATE);
    }
}
