package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.instrumentation.ModelContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A client itself, of a service on the loopback interface. */
abstract class LanguageModelContract extends ModelContract {

    private LanguageModelService service;

    @BeforeAll
    void start() throws IOException {
        service = new LanguageModelService();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Override
    protected void prepare(Path folder) throws IOException {
        Files.writeString(folder.resolve("address"), service.address());
    }

    @Override
    protected List<String> folders(String line) {
        return List.of(line, "llm-clients");
    }

    /** Few: the service takes its time. */
    @Override
    protected int calls() {
        return 5;
    }
}
