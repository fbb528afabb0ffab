package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationRootsTest {

    @Test
    void aRootIsWhatItsOwnerCallsEverything() {
        assertThat(ApplicationRoots.of("com.acme.orders.web.Orders")).isEqualTo("com.acme.");
        assertThat(ApplicationRoots.of("com.acme.Orders")).isEqualTo("com.acme.");
        assertThat(ApplicationRoots.of("orders.Orders")).isEqualTo("orders.");
        assertThat(ApplicationRoots.of("Orders")).isEmpty();
    }

    @Test
    void whatManyOwnersShareIsNoRoot() {
        assertThat(ApplicationRoots.of("io.github.somebody.orders.Orders")).isEqualTo("io.github.somebody.");
        assertThat(ApplicationRoots.of("uk.co.acme.Orders")).isEqualTo("uk.co.acme.");
        assertThat(ApplicationRoots.of("uk.co.Orders")).isEqualTo("uk.co.");
    }

    @Test
    void otherModulesOfTheApplicationAreCalledLikeIt() {
        assertThat(ApplicationCode.originByName("org.rooted.orders.Order")).isEqualTo(CodeOrigin.PRESUMED);
        CallSites.applicationStartsAt("org.rooted.Main");
        assertThat(ApplicationCode.originByName("org.rooted.orders.Order")).isEqualTo(CodeOrigin.APPLICATION);
        assertThat(ApplicationCode.originByName("org.rootedelsewhere.Order")).isEqualTo(CodeOrigin.PRESUMED);
    }

    @Test
    void aLibrarysMainClassMakesNoLibraryTheApplications() {
        CallSites.applicationStartsAt("org.springframework.boot.loader.launch.JarLauncher");
        assertThat(ApplicationCode.originByName("org.springframework.jdbc.core.JdbcTemplate"))
                .isEqualTo(CodeOrigin.OTHER);
    }
}
