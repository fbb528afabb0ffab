package io.pitot.it;

import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** Spring 6 and Spring Data 3 on Hibernate 6. */
class SpringData6IT extends SpringDataContract {

    @Override
    Observed application(Path folder) {
        return bare(folder).withJarsOf("libraries/spring-6-hibernate-6");
    }
}
