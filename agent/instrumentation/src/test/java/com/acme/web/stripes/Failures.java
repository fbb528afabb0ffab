package com.acme.web.stripes;

import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import net.sourceforge.stripes.config.Configuration;
import net.sourceforge.stripes.exception.ExceptionHandler;

/** Answers failures with the status that the client asked for, where it asked for one. */
public class Failures implements ExceptionHandler {

    @Override
    public void init(Configuration configuration) {}

    @Override
    public void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        String status = request.getParameter("status");
        if (status == null) {
            throw new ServletException(thrown);
        }
        response.setStatus(Integer.parseInt(status));
    }
}
