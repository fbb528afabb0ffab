package io.pitot.cli.render;

/** A word of a command line as somebody can paste it into a shell. */
final class ShellWord {

    private ShellWord() {}

    static String of(String word) {
        return word.matches("[\\p{L}\\p{N}_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
