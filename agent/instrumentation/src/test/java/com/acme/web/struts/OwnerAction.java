package com.acme.web.struts;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.struts2.ServletActionContext;

/** Actions without a supertype, since that has another name in each line of Struts. */
public class OwnerAction {

    private static final String DONE = "success";
    private static final String ANSWERED = "none";

    /** Shows a page. */
    public String execute() {
        return DONE;
    }

    /** Shows a page of what the database says. */
    public String queried() throws SQLException {
        Ledger.query();
        return DONE;
    }

    /** Fails, and a page is mapped to the exception. */
    public String failing() {
        Failure.fail();
        return DONE;
    }

    /** Fails, and Struts answers. */
    public String broken() {
        Failure.fail();
        return DONE;
    }

    /** Says that there is nothing, or that it is not for the client. */
    public String absent() throws IOException {
        boolean isRefused = ServletActionContext.getRequest().getParameter("refused") != null;
        ServletActionContext.getResponse().sendError(isRefused ? 401 : 404);
        return ANSWERED;
    }
}
