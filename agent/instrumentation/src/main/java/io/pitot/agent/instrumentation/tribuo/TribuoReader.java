package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ExposedSecond;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;

/** Reads Tribuo's models and examples. Defined into the loader of Tribuo itself. */
public final class TribuoReader {

    private TribuoReader() {}

    /** The handle of a model, by its name or else its class. Never batchable: several examples are a loop. */
    public static int model(Model<?> model) {
        int known = ((ObservedModel) (Object) model).pitot$model();
        if (known == 0) {
            known = InferenceProbe.model(model, name(model), false);
            ModelInputs.set(known, "example[" + model.getFeatureIDMap().size() + "]");
        }
        return known;
    }

    /** Of the features of an example; its output and its weight have no part in what a model says to it. */
    public static long input(@Nullable Object given) {
        if (!(given instanceof Example<?> example && given instanceof ExposedField features)) {
            return InputHash.UNKNOWN;
        }
        int size = example.size();
        if (InputHash.isTooLarge(size)) {
            return InputHash.UNKNOWN;
        }
        Object values = given instanceof ExposedSecond second ? second.pitot$second() : null;
        long hash = InputHash.add(InputHash.begin(), size);
        if (features.pitot$field() instanceof String[] names && size <= names.length) {
            return values instanceof double[] numbers && size <= numbers.length
                    ? named(hash, names, numbers, size)
                    : binary(hash, names, size);
        }
        return features.pitot$field() instanceof List<?> list && size <= list.size()
                ? listed(hash, list, size)
                : InputHash.UNKNOWN;
    }

    private static long named(long hash, String[] names, double[] values, int size) {
        long all = hash;
        for (int i = 0; i < size; i++) {
            all = feature(all, names[i], values[i]);
        }
        return all;
    }

    private static long binary(long hash, String[] names, int size) {
        long all = hash;
        for (int i = 0; i < size; i++) {
            all = feature(all, names[i], 1);
        }
        return all;
    }

    private static long listed(long hash, List<?> features, int size) {
        long all = hash;
        for (int i = 0; i < size; i++) {
            Feature feature = (Feature) features.get(i);
            all = feature(all, feature.getName(), feature.getValue());
        }
        return all;
    }

    private static long feature(long hash, String name, double value) {
        return InputHash.add(InputHash.add(hash, name.hashCode()), Double.doubleToRawLongBits(value));
    }

    private static String name(Model<?> model) {
        String name = model.getName();
        return name == null || name.isEmpty() ? model.getClass().getSimpleName() : name;
    }
}
