package io.pitot.it.applications;

import io.pitot.it.WebFluxContract;

/** Spring WebFlux on Spring Boot 2.7. */
class WebFlux2IT extends WebFluxContract {

    WebFlux2IT() {
        super("2");
    }
}
