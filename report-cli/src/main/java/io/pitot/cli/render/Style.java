package io.pitot.cli.render;

/** How text looks where colour is wanted. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    WORST("1;31"),
    ACCENT("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, between ANSI escape sequences. */
    String around(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
