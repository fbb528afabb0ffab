package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.bootstrap.CacheProbe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Connection.getMany}, which sends the rest of a pipeline and reads all of its answers. */
final class ReadManyAdvice {

    private ReadManyAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
        CacheProbe.flushed(connection);
    }
}
