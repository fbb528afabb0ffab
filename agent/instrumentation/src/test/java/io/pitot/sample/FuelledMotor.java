package io.pitot.sample;

/** Has something inside that it shows to nobody. */
public class FuelledMotor {

    @SuppressWarnings("unused")
    private final String fuel;

    public FuelledMotor() {
        fuel = "diesel";
    }
}
