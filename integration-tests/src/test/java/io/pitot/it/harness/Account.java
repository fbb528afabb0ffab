package io.pitot.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.it.app.ServletApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be counted of a run of the {@link ServletApp}, to be compared with another one: durations and sizes are not in it.
 *
 * @param endpoints each with its requests, errors, statuses and queries
 * @param queries each with its executions and rows
 * @param lines the application's lines behind them
 */
public record Account(Set<String> endpoints, Set<String> queries, Set<List<CallSite.Frame>> lines) {

    private static final int ITEMS = 10;

    /** Starts the application, drives it, expects that it answers as it should, and ends it. */
    public static Account of(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (int id = 1; id <= ITEMS; id++) {
                assertThat(web.get("/api/items/" + id).body()).isEqualTo("item " + id);
            }
            assertThat(web.get("/exact").body()).isEqualTo("exact");
            assertThat(web.get("/include").body()).isEqualTo("hellohello");
            assertThat(web.get("/async").body()).isEqualTo("later");
            assertThat(web.get("/broken").statusCode()).isEqualTo(500);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        Observation observed = Observation.sound(application.dumps());
        return new Account(
                observed.dump().endpoints().stream()
                        .map(each -> each.id() + " " + each.requests() + " " + each.errors() + " " + each.statuses()
                                + " " + each.queries())
                        .collect(Collectors.toSet()),
                observed.dump().queries().stream()
                        .map(each -> each.sql() + " " + each.executions() + " " + each.rowsRead())
                        .collect(Collectors.toSet()),
                observed.dump().callSites().stream().map(CallSite::frames).collect(Collectors.toSet()));
    }

    /** The application, to run in this folder. */
    public static Observed servlets(Path folder) {
        return Observed.application(ServletApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI);
    }
}
