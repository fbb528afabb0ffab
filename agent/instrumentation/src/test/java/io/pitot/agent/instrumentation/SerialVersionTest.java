package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"xgboost-1.7", "xgboost-3.0"})
    void wovenClassOfALibraryHasTheVersionThatItHasWithoutTheAgent(String line) throws Exception {
        WovenJvm.transformer();

        Class<?> woven = booster(line, true);

        assertThat(woven.getDeclaredField("serialVersionUID").isSynthetic()).isTrue();
        assertThat(ObjectStreamClass.lookup(woven).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(booster(line, false)).getSerialVersionUID());
    }

    private static Class<?> booster(String line, boolean observed) throws Exception {
        return IsolatedApplication.of(List.of(line), "jakarta.servlet", observed)
                .loadClass("ml.dmlc.xgboost4j.java.Booster");
    }
}
