package io.pitot.agent.instrumentation.weka;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedLoad;
import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.io.InputStream;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Weka's classifiers, of which there is a class for each algorithm, and which call each other: the outermost call counts. A model is
 * named after its class and the relation of the data that it is for. Written without Weka's classes, whose licence is the GPL.
 */
public final class WekaInstrumentation extends LibraryInstrumentation {

    private static final String CLASSIFIER = "weka.classifiers.Classifier";
    private static final String FILES = "weka.core.SerializationHelper";
    private static final String INSTANCES = "weka.core.Instances";
    private static final String ATTRIBUTE = "weka.core.Attribute";

    /** Texts of an attribute, which its values are places in. Not in 3.6. */
    private static final String TEXTS = "weka.core.NominalAttributeInfo";

    /** It keeps the instance's data set in 3.7 and later, in 3.6 {@code Instance} does. */
    private static final Set<String> INSTANCE = Set.of("weka.core.AbstractInstance", "weka.core.Instance");

    private static final ElementMatcher.Junction<MethodDescription> ONE =
            namedOneOf("classifyInstance", "distributionForInstance").and(takesArguments(1));

    private static final ElementMatcher.Junction<MethodDescription> SEVERAL =
            named("distributionsForInstances").and(takesArguments(1)).and(returns(double[][].class));

    private static final ElementMatcher.Junction<MethodDescription> BUILD =
            named("buildClassifier").and(takesArguments(1));

    private static final ElementMatcher.Junction<MethodDescription> READ = namedOneOf("read", "readAll")
            .and(takesArguments(1))
            .and(takesArgument(0, String.class).or(takesArgument(0, InputStream.class)));

    /** For the service loader. */
    public WekaInstrumentation() {}

    @Override
    public String name() {
        return "weka";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(
                CLASSIFIER, FILES, INSTANCES, ATTRIBUTE, TEXTS, "weka.core.AbstractInstance", "weka.core.Instance");
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(CLASSIFIER);
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "buildClassifier(Lweka/core/Instances;)V",
                "classifyInstance(Lweka/core/Instance;)D",
                "distributionForInstance(Lweka/core/Instance;)[D",
                "distributionsForInstances(Lweka/core/Instances;)[[D");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(
                "io.pitot.agent.instrumentation.weka.WekaReader", "io.pitot.agent.instrumentation.weka.WekaInputs");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String name = type.getName();
        if (name.equals(INSTANCES)) {
            weaver.expose("m_RelationName").exposeSecond("m_Attributes");
        } else if (name.equals(FILES)) {
            weaver.expect(READ, "read(InputStream)").advice(READ, getClass().getPackageName() + ".LoadAdvice");
        } else if (INSTANCE.contains(name)) {
            weaver.expose("m_Dataset").exposeSecond("m_AttValues");
        } else if (name.equals(TEXTS)) {
            weaver.expose("m_Values");
        } else if (!name.equals(ATTRIBUTE)) {
            weaveClassifier(weaver);
        } else if (weaver.declares("m_AttributeInfo")) {
            weaver.expose("m_AttributeInfo").exposeSecond("m_Name");
        }
    }

    private void weaveClassifier(Weaver weaver) {
        String advice = getClass().getPackageName();
        weaver.state(ObservedModel.class)
                .state(ObservedLoad.class)
                .advice(ONE, advice + ".ClassifyAdvice")
                .advice(SEVERAL, advice + ".ClassifySeveralAdvice")
                .advice(BUILD, advice + ".BuildAdvice");
    }
}
