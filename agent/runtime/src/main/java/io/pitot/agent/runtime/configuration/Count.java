package io.pitot.agent.runtime.configuration;

/** A whole number within bounds. */
final class Count extends OptionType<Integer> {

    private final int min;
    private final int max;

    Count(int min, int max) {
        this.min = min;
        this.max = max;
    }

    @Override
    String name() {
        return "number";
    }

    @Override
    String allowed() {
        return grouped(min) + " to " + grouped(max);
    }

    @Override
    Integer parse(String text) throws InvalidValueException {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidValueException("must be a whole number, " + allowed());
        }
        throw new InvalidValueException("must be " + allowed());
    }

    @Override
    String print(Integer value) {
        return value.toString();
    }

    /** 65,536 whatever the locale. String.format would load what a JVM's start need not pay for. */
    private static String grouped(int value) {
        String digits = Integer.toString(value);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
