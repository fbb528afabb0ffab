package io.pitot.agent.instrumentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class InstrumentationArchitectureTest {

    private static final JavaClasses INSTRUMENTATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.pitot.agent.instrumentation");

    /** A family can be removed, or fail to apply, without any other noticing; what they share lies in the package above. */
    @Test
    void familiesNeverUseEachOther() {
        slices().matching("io.pitot.agent.instrumentation.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(INSTRUMENTATION);
    }

    /** Woven code reaches the engine through the ring alone. */
    @Test
    void usesNothingOfTheAgentButBootstrap() {
        noClasses()
                .that()
                .resideInAPackage("io.pitot.agent.instrumentation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.pitot.agent.engine..",
                        "io.pitot.agent.runtime..",
                        "io.pitot.dump..",
                        "io.pitot.findings..",
                        "io.pitot.cli..")
                .allowEmptyShould(true)
                .check(INSTRUMENTATION);
    }
}
