package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final List<JavaClass> CLASSES = List.copyOf(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pitot.agent.instrumentation"));

    @Test
    void everyInstrumentationIsListedAsAService() {
        Set<String> registered = ServiceLoader.load(LibraryInstrumentation.class).stream()
                .map(provider -> provider.type().getName())
                .collect(Collectors.toSet());

        Set<String> present = CLASSES.stream()
                .filter(type -> type.isAssignableTo(LibraryInstrumentation.class)
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && type.tryGetConstructor().isPresent())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(registered).isEqualTo(present).isNotEmpty();
    }

    @Test
    void everyLibraryFamilyIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../../docs/supported-libraries.md"));

        for (LibraryInstrumentation instrumentation : ServiceLoader.load(LibraryInstrumentation.class)) {
            assertThat(document).contains("| `" + instrumentation.name() + "` |");
        }
    }

    @Test
    void allAdviceSuppressesExceptions() {
        List<String> loose = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Arrays.stream(method.reflect().getAnnotations())
                        .anyMatch(annotation -> suppressed(annotation) != Throwable.class))
                .map(method -> method.getFullName())
                .toList();

        assertThat(loose).isEmpty();
    }

    private static Class<?> suppressed(Annotation annotation) {
        if (annotation instanceof Advice.OnMethodEnter enter) {
            return enter.suppress();
        }
        return annotation instanceof Advice.OnMethodExit exit ? exit.suppress() : Throwable.class;
    }
}
