package io.pitot.shop.recommendations;

import ai.onnxruntime.OrtException;
import io.pitot.shop.models.ScoringModel;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The model {@code taste-v1}: how much customers of a country like a category. */
@Component
class TasteModel extends ScoringModel {

    /** The width of the model's input: the category, and the two letters of the country. */
    static final int FEATURES = 3;

    TasteModel() throws IOException, OrtException {
        super("taste-v1");
    }

    /** The model's input, each feature brought to about 0 to 1. */
    static float[] features(long category, String country) {
        return new float[] {category / 50f, (country.charAt(0) - 'A') / 26f, (country.charAt(1) - 'A') / 26f};
    }
}
