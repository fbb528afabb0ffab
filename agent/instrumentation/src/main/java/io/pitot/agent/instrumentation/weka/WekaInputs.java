package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ExposedSecond;
import io.pitot.agent.bootstrap.InputHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the instances that classifiers are given. Defined into the loader of Weka itself.
 *
 * <p>What an instance holds are numbers, of texts their places in the dictionary of an attribute. That may be another one in another data set, so
 * the text goes in, too, and each attribute's name, by which some classifiers look for it. An instance's weight has no part in its answer.
 */
public final class WekaInputs {

    /** Others keep their numbers in other ways, or compute them. */
    private static final String INSTANCE = "weka.core.DenseInstance";

    private static final String INSTANCES = "weka.core.Instances";
    private static final String DATE = "weka.core.DateAttributeInfo";

    private WekaInputs() {}

    /**
     * Of what is classified, and of what is asked.
     *
     * @param data an instance, or a set of them
     */
    public static long hash(@Nullable Object data, String asked) {
        if (data == null) {
            return InputHash.UNKNOWN;
        }
        long hash = InputHash.addValue(InputHash.begin(), asked);
        try {
            return data instanceof List<?> rows && isOf(INSTANCES, rows) ? rows(hash, rows) : row(hash, data);
        } catch (RuntimeException unreadable) {
            return InputHash.UNKNOWN;
        }
    }

    private static long rows(long hash, List<?> rows) {
        long all = InputHash.add(hash, rows.size());
        int size = 0;
        for (int i = 0; i < rows.size() && all != InputHash.UNKNOWN; i++) {
            Object row = rows.get(i);
            size += row instanceof ExposedSecond numbers && numbers.pitot$second() instanceof double[] values
                    ? values.length
                    : 0;
            all = InputHash.isTooLarge(size) ? InputHash.UNKNOWN : row(all, row);
        }
        return all;
    }

    private static long row(long hash, Object row) {
        return isOf(INSTANCE, row)
                        && row instanceof ExposedField field
                        && field.pitot$field() instanceof ExposedSecond set
                        && set.pitot$second() instanceof List<?> attributes
                        && row instanceof ExposedSecond numbers
                        && numbers.pitot$second() instanceof double[] values
                        && values.length == attributes.size()
                        && !InputHash.isTooLarge(values.length)
                ? values(hash, values, attributes)
                : InputHash.UNKNOWN;
    }

    private static long values(long hash, double[] values, List<?> attributes) {
        long all = hash;
        for (int i = 0; i < values.length && all != InputHash.UNKNOWN; i++) {
            all = value(InputHash.add(all, Double.doubleToRawLongBits(values[i])), values[i], attributes.get(i));
        }
        return all;
    }

    private static long value(long hash, double value, @Nullable Object attribute) {
        if (!(attribute instanceof ExposedField field && attribute instanceof ExposedSecond second)) {
            return InputHash.UNKNOWN;
        }
        long named = InputHash.addValue(hash, second.pitot$second());
        Object kind = field.pitot$field();
        if (kind == null || Double.isNaN(value) || isOf(DATE, kind)) {
            return named;
        }
        // A long text is kept compressed, which is not known.
        return kind instanceof ExposedField texts && texts.pitot$field() instanceof List<?> dictionary
                ? InputHash.addValue(named, dictionary.get((int) value))
                : InputHash.UNKNOWN;
    }

    private static boolean isOf(String type, Object value) {
        return value.getClass().getName().equals(type);
    }
}
