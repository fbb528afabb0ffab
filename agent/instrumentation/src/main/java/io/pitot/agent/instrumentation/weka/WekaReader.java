package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ExposedSecond;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedLoad;
import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Weka's classifiers and data sets. Defined into the loader of Weka itself. */
public final class WekaReader {

    /** What filters add to a relation's name: themselves, with their options. */
    private static final String FILTERED = "-weka.filters.";

    /** In place of a handle: the classifier is a member of an ensemble, which is what counts. */
    private static final int MEMBER = -1;

    private WekaReader() {}

    /** Whether calls of a classifier count. Marks the members of an ensemble before its first call. */
    public static boolean counts(Object classifier) {
        int known = ((ObservedModel) classifier).pitot$model();
        if (known == 0) {
            markMembersOf(classifier);
        }
        return known != MEMBER;
    }

    private static void markMembersOf(Object classifier) {
        if (classifier instanceof ExposedField ensemble && ensemble.pitot$field() instanceof Object[] members) {
            for (Object member : members) {
                if (member instanceof ObservedModel observed) {
                    observed.pitot$model(MEMBER);
                    markMembersOf(member);
                }
            }
        }
    }

    /**
     * Keeps how long it took to read a classifier, whose name is known when it is called.
     *
     * @param read what was read, or an array of it: a classifier, which may come with the header of its data
     */
    public static void loaded(@Nullable Object read, long nanos) {
        if (read instanceof ObservedLoad classifier) {
            classifier.pitot$loadNanos(nanos);
        } else if (read instanceof Object[] several && several.length > 0) {
            loaded(several[0], nanos);
        }
    }

    /**
     * The handle of a classifier. Never batchable: most classifiers go through several instances in a loop.
     *
     * @param state of the thread that has called it
     * @param data an instance, or a set of them
     */
    public static int model(ThreadState state, Object classifier, @Nullable Object data) {
        int known = ((ObservedModel) classifier).pitot$model();
        if (known == 0) {
            Object set = data instanceof ExposedField row && row.pitot$field() instanceof ExposedField its ? its : data;
            known = InferenceProbe.model(classifier, name(classifier.getClass().getSimpleName(), set), false);
            ModelInputs.set(known, input(set));
            InferenceProbe.tellLoad(state, known, (ObservedLoad) classifier);
        }
        return known;
    }

    private static String name(String type, @Nullable Object set) {
        if (!(set instanceof ExposedField named) || !(named.pitot$field() instanceof String text) || text.isEmpty()) {
            return type;
        }
        int filtered = text.indexOf(FILTERED);
        return type + "(" + (filtered < 0 ? text : text.substring(0, filtered)) + ")";
    }

    /** How many attributes an instance has, its class among them: {@code instance[5]}. */
    private static String input(@Nullable Object set) {
        return set instanceof ExposedSecond known && known.pitot$second() instanceof List<?> attributes
                ? "instance[" + attributes.size() + "]"
                : "";
    }
}
