package io.pitot.agent.instrumentation.c3p0;

import io.pitot.agent.bootstrap.ObservedPool;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Whatever may name a data source: its constructor by c3p0's configuration, the setter, deserialization. */
final class NameAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object source,
            @Advice.FieldValue("dataSourceName") @Nullable String name,
            @Advice.FieldValue("identityToken") @Nullable String token) {
        // The getter answers the token where there is no name: copied from there, it is none.
        if (name != null && !name.equals(token)) {
            ((ObservedPool) source).pitot$pool(name);
        }
    }

    private NameAdvice() {}
}
