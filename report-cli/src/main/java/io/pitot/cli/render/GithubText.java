package io.pitot.cli.render;

/** Text that GitHub shows as it is: in annotations of a build, and in the Markdown of its summary. */
final class GithubText {

    private static final String SPECIAL = "&<>|\\`*_[]#~@$";

    private GithubText() {}

    /** A message of a workflow command: nothing in it ends the line. */
    static String message(String text) {
        return SafeText.clean(text, false)
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    /** A property of a workflow command: nothing in it ends the property either. */
    static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** A text within a line of Markdown, or a cell of a table: nothing in it is mark-up, a link or a mention. */
    static String markdown(String text) {
        String clean = SafeText.clean(text, false).strip();
        StringBuilder escaped = new StringBuilder(clean.length());
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            boolean scheme = c == ':' && clean.startsWith("//", i + 1);
            if (SPECIAL.indexOf(c) >= 0 || scheme) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
