package io.pitot.it;

/** Spring WebFlux on Spring Boot 3.5. */
class WebFlux3IT extends WebFluxContract {

    WebFlux3IT() {
        super("3");
    }
}
