package com.acme.web;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

/** Speaks another protocol than HTTP on a connection: it hangs up at once. */
public class Upgraded implements HttpUpgradeHandler {

    @Override
    public void init(WebConnection connection) {
        try {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {}
}
