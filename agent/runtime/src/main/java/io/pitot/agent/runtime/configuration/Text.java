package io.pitot.agent.runtime.configuration;

/** One line of text. */
final class Text extends OptionType<String> {

    private static final int MAX_LENGTH = 100;

    @Override
    String name() {
        return "text";
    }

    @Override
    String allowed() {
        return "at most " + MAX_LENGTH + " characters";
    }

    @Override
    String parse(String text) throws InvalidValueException {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValueException("must be at most " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new InvalidValueException("must be without control characters");
            }
        }
        return text;
    }

    @Override
    String print(String value) {
        return value;
    }
}
