package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ObservedModel;
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
     * The handle of a classifier. Never batchable: most classifiers go through several instances in a loop.
     *
     * @param data an instance, or a set of them
     */
    public static int model(Object classifier, @Nullable Object data) {
        int known = ((ObservedModel) classifier).pitot$model();
        return known == 0
                ? InferenceProbe.model(classifier, name(classifier.getClass().getSimpleName(), data), false)
                : known;
    }

    private static String name(String type, @Nullable Object data) {
        Object read = data instanceof ExposedField field ? field.pitot$field() : null;
        Object relation = read instanceof ExposedField set ? set.pitot$field() : read;
        if (!(relation instanceof String text) || text.isEmpty()) {
            return type;
        }
        int filtered = text.indexOf(FILTERED);
        return type + "(" + (filtered < 0 ? text : text.substring(0, filtered)) + ")";
    }
}
