package io.pitot.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Commands parse and call; analysis computes plain records; render prints them. */
class CliArchitectureTest {

    private static final String COMMAND = "io.pitot.cli.command..";
    private static final String ANALYSIS = "io.pitot.cli.analysis..";
    private static final String RENDER = "io.pitot.cli.render..";

    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.pitot.cli");

    @Test
    void analysisKnowsNeitherCommandsNorRenderers() {
        neverUses(ANALYSIS, COMMAND, RENDER, "picocli..");
    }

    @Test
    void renderersKnowNoCommands() {
        neverUses(RENDER, COMMAND, "picocli..");
    }

    /** What runs the shop says nothing itself: its callers do. */
    @Test
    void theDemoKnowsNeitherCommandsNorRenderers() {
        neverUses("io.pitot.cli.demo..", COMMAND, RENDER, ANALYSIS, "picocli..");
    }

    @Test
    void theInstallationKnowsNobody() {
        neverUses("io.pitot.cli.install..", COMMAND, RENDER, ANALYSIS, "io.pitot.cli.demo..", "picocli..");
    }

    /** The command line's jar must not need what only the agent has. */
    @Test
    void nothingKnowsTheAgent() {
        neverUses("io.pitot.cli..", "net.bytebuddy..", "io.pitot.agent..");
    }

    /** Output goes through the command line's own writers, so that a test or a caller can take it. */
    @Test
    void nothingButTheEntryPointTouchesTheStandardStreams() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMAND, ANALYSIS, RENDER, "io.pitot.cli.demo..", "io.pitot.cli.install..")
                .should(ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true)
                .check(CLI);
    }

    private static void neverUses(String user, String... used) {
        noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used)
                .allowEmptyShould(true)
                .check(CLI);
    }
}
