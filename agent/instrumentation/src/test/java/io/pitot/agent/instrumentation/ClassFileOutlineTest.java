package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileOutlineTest {

    private static final ClassFileOutline.Hints HINTS = new ClassFileOutline.Hints(List.of("get", "computeIfAbsent"));

    @ParameterizedTest
    @ValueSource(
            classes = {
                Object.class,
                HashMap.class,
                ConcurrentHashMap.class,
                Serializable.class,
                Callable.class,
                Retention.class,
                Thread.State.class,
                ClassFileOutline.class
            })
    void agreesWithReflection(Class<?> type) {
        ClassFileOutline outline = ClassFileOutline.parse(SampleLoader.bytes(type.getName()), HINTS);

        assertThat(outline.name()).isEqualTo(internal(type));
        assertThat(outline.isInterface()).isEqualTo(type.isInterface());
        assertThat(outline.superclass())
                .isEqualTo(
                        type.isInterface()
                                ? "java/lang/Object"
                                : type.getSuperclass() == null ? null : internal(type.getSuperclass()));
        assertThat(outline.interfaces())
                .containsExactlyElementsOf(Arrays.stream(type.getInterfaces())
                        .map(ClassFileOutlineTest::internal)
                        .toList());
        assertThat(outline.declaresHinted())
                .isEqualTo(!type.isInterface()
                        && Arrays.stream(type.getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals("get")
                                        || method.getName().equals("computeIfAbsent")));
    }

    @Test
    void callingAMethodIsNotDeclaringIt() {
        String caller = Caller.class.getName();

        assertThat(ClassFileOutline.parse(SampleLoader.bytes(caller), HINTS).declaresHinted())
                .isFalse();
    }

    @Test
    void aMethodIsToldFromAnotherOfTheSameNameByItsDescriptor() {
        byte[] caller = SampleLoader.bytes(Caller.class.getName());

        assertThat(declares(caller, "ask(Ljava/util/Map;)Ljava/lang/Object;")).isTrue();
        assertThat(declares(caller, "ask()Z")).isFalse();
        assertThat(declares(caller, "ask()Z", "ask(Ljava/util/Map;)Ljava/lang/Object;"))
                .isTrue();
        assertThat(declares(caller, "ask()Z", "ask")).isTrue();
    }

    private static boolean declares(byte[] classFile, String... methods) {
        return ClassFileOutline.parse(classFile, new ClassFileOutline.Hints(List.of(methods)))
                .declaresHinted();
    }

    @Test
    void refusesWhatIsNoClassFile() {
        byte[] other = SampleLoader.bytes(Caller.class.getName());
        other[0] = 0;
        byte[] strange = SampleLoader.bytes(Caller.class.getName());
        strange[10] = 99;

        assertThat(ClassFileOutline.parse(other, HINTS)).isNull();
        assertThat(ClassFileOutline.parse(strange, HINTS)).isNull();
        assertThat(ClassFileOutline.parse(new byte[0], HINTS)).isNull();
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    static final class Caller {
        Object ask(Map<String, String> map) {
            return map.get("get");
        }
    }
}
