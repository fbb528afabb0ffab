package com.acme.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What an action forwards to, as it would to a page: shows the status that the client asked for. */
public class Echo extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String status = request.getParameter("status");
        if (status != null) {
            response.setStatus(Integer.parseInt(status));
        }
        response.getOutputStream().write("echo".getBytes(StandardCharsets.US_ASCII));
    }
}
