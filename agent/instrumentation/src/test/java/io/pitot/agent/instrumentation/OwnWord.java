package io.pitot.agent.instrumentation;

/** A word for the keys of one test class that no other class uses: its name, less the digits, which would make an id of it. */
final class OwnWord {

    private OwnWord() {}

    static String of(Class<?> test) {
        StringBuilder word = new StringBuilder();
        test.getSimpleName()
                .chars()
                .map(c -> Character.isDigit(c) ? 'a' + Character.digit(c, 10) : c)
                .forEach(c -> word.append((char) c));
        return word.toString();
    }
}
