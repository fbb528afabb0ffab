package io.pitot.it.applications;

import io.pitot.it.WebFluxContract;

/** Spring WebFlux on Spring Boot 4. */
class WebFlux4IT extends WebFluxContract {

    WebFlux4IT() {
        super("4");
    }
}
