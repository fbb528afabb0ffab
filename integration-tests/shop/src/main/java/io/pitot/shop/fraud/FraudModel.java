package io.pitot.shop.fraud;

import ai.onnxruntime.OrtException;
import io.pitot.shop.models.ScoringModel;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The model {@code fraud-v3}: how likely an order is fraudulent. */
@Component
class FraudModel extends ScoringModel {

    FraudModel() throws IOException, OrtException {
        super("fraud-v3");
    }
}
