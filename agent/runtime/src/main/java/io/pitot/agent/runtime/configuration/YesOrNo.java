package io.pitot.agent.runtime.configuration;

/** {@code true} or {@code false}. */
final class YesOrNo extends OptionType<Boolean> {

    @Override
    String name() {
        return "switch";
    }

    @Override
    String allowed() {
        return "true or false";
    }

    @Override
    Boolean parse(String text) throws InvalidValueException {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new InvalidValueException("must be true or false");
    }

    @Override
    String print(Boolean value) {
        return value.toString();
    }
}
