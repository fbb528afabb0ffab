package com.acme.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Passes requests on, or does what the parameter {@code filter} says. */
public class Passing implements Filter {

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String what = request.getParameter("filter");
        switch (what == null ? "pass" : what) {
            case "throw" -> Failure.fail();
            case "answer" -> ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_ACCEPTED);
            case "refuse" -> ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
            default -> chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {}
}
