package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Shows the members of Weka's ensembles, which ask them on threads of a pool of their own: a member is not a model by itself. */
public final class WekaEnsembleInstrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public WekaEnsembleInstrumentation() {}

    @Override
    public String name() {
        return "weka";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("weka.classifiers.IteratedSingleClassifierEnhancer");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.expose("m_Classifiers");
    }
}
