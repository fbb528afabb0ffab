package io.pitot.agent.bootstrap.sql;

import java.util.Random;

/** Statements that nobody writes. */
final class HostileStatements {

    /** What the scanner treats specially, to be strewn into statements. */
    static final String[] FRAGMENTS = {
        "'",
        "''",
        "\"",
        "`",
        "\\",
        "\\'",
        "--",
        "/*",
        "*/",
        "#",
        "$",
        "$$",
        "$t$",
        "?",
        "??",
        "?|",
        ":a",
        "::",
        ":=",
        ":",
        "@",
        "@x",
        "-",
        "+",
        "*",
        "/",
        "<",
        "=",
        ">",
        "|",
        "&",
        "~",
        "!",
        "%",
        "^",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        ";",
        "1",
        "1e-",
        "0x",
        ".5",
        "e'",
        "q'[",
        "n'",
        "u&'",
        "_utf8'",
        "\"ab\"",
        "\"a b\"",
        "`q`",
        "[n]",
        " in (",
        " values (",
        " array[",
        " select ",
        " from ",
        " into ",
        " null ",
        "\n",
        " ",
        "\0",
        "é",
        "\u00a0",
        "\uD83D",
        "\uFFFF",
        "'abc'",
        "a#",
        "b$"
    };

    private HostileStatements() {}

    /** The statement with a few random changes. */
    static String mutate(String statement, Random random) {
        StringBuilder sql = new StringBuilder(statement);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(sql.length() + 1);
            int to = Math.min(sql.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> sql.delete(at, to);
                case 1 -> sql.setLength(at);
                case 2 -> sql.insert(at, sql.substring(at, to));
                default -> sql.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
        }
        return sql.toString();
    }
}
