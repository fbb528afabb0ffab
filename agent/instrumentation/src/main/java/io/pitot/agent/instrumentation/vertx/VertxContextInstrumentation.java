package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** The contexts of Vert.x: each request has a duplicate of its connection's, which carries its identity. */
public final class VertxContextInstrumentation extends VertxInstrumentation {

    /** For the service loader. */
    public VertxContextInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of("io.vertx.core.impl.DuplicatedContext");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(IdentityCarrier.class);
    }
}
