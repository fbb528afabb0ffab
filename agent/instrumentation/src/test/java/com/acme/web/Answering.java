package com.acme.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Does what the parameter {@code do} says, and writes as many bytes as the parameter {@code bytes}. */
public class Answering extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Property of the JVM, since each server's loader has a class of this name: when the servlet began and returned. */
    public static final String CLOCK = "com.acme.web.clock";

    /** Header of a request: a header, its name and value separated by a colon, that the response is to have. */
    public static final String ANSWER = "X-Answer";

    /** Property of the JVM: whether servers that are started now compress what they send. */
    public static final String COMPRESSED = "com.acme.web.compressed";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String header = request.getHeader(ANSWER);
        if (header != null) {
            int colon = header.indexOf(':');
            response.setHeader(header.substring(0, colon), header.substring(colon + 1));
        }
        String what = request.getParameter("do");
        switch (what == null || isNested(request) ? "write" : what) {
            case "throw" -> Failure.fail();
            case "wrap" -> {
                try {
                    Failure.fail();
                } catch (IllegalStateException e) {
                    throw new ServletException("outer", e);
                }
            }
            case "error" -> response.sendError(Integer.parseInt(request.getParameter("status")));
            case "status" -> response.setStatus(Integer.parseInt(request.getParameter("status")));
            case "redirect" -> response.sendRedirect("/elsewhere");
            case "upgrade" -> request.upgrade(Upgraded.class);
            case "clock" -> {
                long began = System.nanoTime();
                response.getOutputStream().write(new byte[2]);
                response.getOutputStream().close();
                System.getProperties().put(CLOCK, new long[] {began, System.nanoTime()});
            }
            case "stream" -> {
                for (int i = 0; i < 3; i++) {
                    write(request, response);
                    response.flushBuffer();
                }
            }
            case "forward" -> request.getRequestDispatcher("/other").forward(request, response);
            case "include" -> {
                request.getRequestDispatcher("/other").include(request, response);
                request.getRequestDispatcher("/other").include(request, response);
            }
            case "async" -> {
                AsyncContext async = request.startAsync();
                async.dispatch("/other");
            }
            case "later" -> {
                AsyncContext later = request.startAsync();
                later.start(() -> {
                    ((HttpServletResponse) later.getResponse()).setStatus(202);
                    later.complete();
                });
            }
            case "thread" -> {
                AsyncContext later = request.startAsync();
                new Thread(() -> later.dispatch("/other")).start();
            }
            case "late" -> {
                AsyncContext later = request.startAsync();
                new Thread(() -> writeLate(later)).start();
            }
            case "break" -> {
                write(request, response);
                response.flushBuffer();
                Failure.fail();
            }
            case "timeout" -> request.startAsync().setTimeout(50);
            default -> write(request, response);
        }
    }

    /** Long after the container's thread has returned. */
    private static void writeLate(AsyncContext context) {
        try {
            Thread.sleep(50);
            write((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
            context.complete();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether another servlet has handed the request on to this one. */
    private static boolean isNested(HttpServletRequest request) {
        return request.getServletPath().equals("/other")
                || request.getAttribute("jakarta.servlet.include.servlet_path") != null
                || request.getAttribute("javax.servlet.include.servlet_path") != null;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String bytes = request.getParameter("bytes");
        if (bytes != null) {
            String type = request.getParameter("type");
            response.setContentType(type == null ? "application/octet-stream" : type);
            response.getOutputStream().write(new byte[Integer.parseInt(bytes)]);
        }
    }
}
