package io.pitot.it.applications;

import io.pitot.it.SpringBootContract;

/** Spring Boot 4. */
class SpringBoot4IT extends SpringBootContract {

    SpringBoot4IT() {
        super("4");
    }
}
