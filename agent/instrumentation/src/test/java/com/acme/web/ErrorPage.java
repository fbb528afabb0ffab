package com.acme.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the container shows in an error's place. */
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** What it answers. */
    public static final String TEXT = "We are sorry.";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(TEXT.getBytes(StandardCharsets.US_ASCII));
    }
}
