package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.corpus.CorpusApp;
import io.pitot.it.corpus.Program;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Asks each program of some families several times, with databases of several sizes, and tells what the agent saw. */
final class CorpusRun {

    /** How often each program is asked, unless a run says otherwise. */
    static final int TURNS = 12;

    private final List<String> families;
    private final List<Integer> sizes;
    private final Observed application;
    private int turns = TURNS;

    private CorpusRun(List<String> families, List<Integer> sizes, Path folder) {
        this.families = families;
        this.sizes = sizes;
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(sizes.size())));
        sizes.forEach(size -> arguments.add(String.valueOf(size)));
        arguments.addAll(families);
        application = Observed.application(CorpusApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .with(ClassPath.HIBERNATE)
                .with(ClassPath.SPRING)
                .with(ClassPath.SPRING_DATA)
                .with(ClassPath.MYBATIS)
                .with(ClassPath.JOOQ)
                .with(ClassPath.JDBI)
                .with(ClassPath.SPRING_BATCH)
                .with(ClassPath.QUARTZ)
                .with(ClassPath.LANGUAGES)
                .with(ClassPath.REDIS)
                .with(ClassPath.LANGUAGE_MODELS)
                .option("service.name", "corpus")
                .arguments(arguments.toArray(String[]::new));
    }

    static CorpusRun of(List<String> families, List<Integer> sizes, Path folder) {
        return new CorpusRun(families, sizes, folder);
    }

    CorpusRun dumpsEvery(String interval) {
        application.option("dump.interval", interval);
        return this;
    }

    /** Asks each program so often. */
    CorpusRun turns(int number) {
        turns = number;
        return this;
    }

    /** One program after the other. */
    Observation inOrder() {
        return drive(requests());
    }

    /** The same requests in another order, which is always the same. */
    Observation shuffled() {
        List<String> requests = requests();
        Collections.shuffle(requests, new Random(42));
        return drive(requests);
    }

    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (String family : families) {
            for (Program program : Program.of(family)) {
                for (int size : sizes) {
                    for (int turn = 0; turn < turns; turn++) {
                        requests.add(program.path(size) + "?turn=" + turn);
                    }
                }
            }
        }
        return requests;
    }

    private Observation drive(List<String> requests) {
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (String request : requests) {
                var answer = web.asBrowser(request);
                assertThat(answer.statusCode())
                        .as(request + "\n" + answer.body())
                        .isEqualTo(200);
            }
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        Observation observed = Observation.read(application.dumps());
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();
        assertThat(observed.dump().agent().droppedEvents()).isZero();
        return observed;
    }
}
