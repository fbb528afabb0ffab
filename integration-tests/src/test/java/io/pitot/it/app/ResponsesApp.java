package io.pitot.it.app;

/** Answers with text that is the same each time, and with some that is not. */
public final class ResponsesApp {

    private static final String TEXT = "{\"country\":\"somewhere\"}\n".repeat(150);

    private ResponsesApp() {}

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        new WebServer()
                .servlet(
                        "/countries",
                        (request, response) -> response.getWriter().write(TEXT))
                .servlet("/account", (request, response) -> response.getWriter().write(TEXT))
                .servlet("/known", (request, response) -> {
                    response.setHeader("ETag", "\"1\"");
                    response.getWriter().write(TEXT);
                })
                .servlet("/kept", (request, response) -> {
                    response.setHeader("Cache-Control", "max-age=60");
                    response.getWriter().write(TEXT);
                })
                .servlet(
                        "/news",
                        (request, response) -> response.getWriter()
                                .write(TEXT.substring(Integer.parseInt(request.getHeader("X-Turn")))))
                .servlet("/found", (request, response) -> response.getWriter().write(TEXT))
                .servlet(
                        "/countries/*",
                        (request, response) -> response.getWriter().write(TEXT))
                .servlet("/short", (request, response) -> response.getWriter().write("{}"))
                .run();
    }
}
