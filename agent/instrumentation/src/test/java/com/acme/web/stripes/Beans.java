package com.acme.web.stripes;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import java.sql.SQLException;
import net.sourceforge.stripes.action.ActionBean;
import net.sourceforge.stripes.action.ActionBeanContext;
import net.sourceforge.stripes.action.DefaultHandler;
import net.sourceforge.stripes.action.ErrorResolution;
import net.sourceforge.stripes.action.ForwardResolution;
import net.sourceforge.stripes.action.HandlesEvent;
import net.sourceforge.stripes.action.Resolution;
import net.sourceforge.stripes.action.UrlBinding;

/** The action beans of this application. */
final class Beans {

    private Beans() {}

    /** Shows a page. */
    @UrlBinding("/owners/{ownerId}")
    public static class Owner implements ActionBean {

        private ActionBeanContext context;
        private String ownerId;

        @Override
        public ActionBeanContext getContext() {
            return context;
        }

        @Override
        public void setContext(ActionBeanContext context) {
            this.context = context;
        }

        public String getOwnerId() {
            return ownerId;
        }

        public void setOwnerId(String ownerId) {
            this.ownerId = ownerId;
        }

        /** Does it. */
        @DefaultHandler
        @HandlesEvent("view")
        public Resolution view() throws SQLException {
            return new ForwardResolution("/page");
        }
    }

    /** Has another event besides. */
    @UrlBinding("/pets/{ownerId=0}/{$event}")
    public static class Pets extends Owner {

        /** Shows a page of what the database says. */
        @HandlesEvent("queried")
        public Resolution queried() throws SQLException {
            Ledger.query();
            return view();
        }
    }

    /** Fails, and {@link Failures} answers. */
    @UrlBinding("/owners/{ownerId}/failing")
    public static class Failing extends Owner {

        @Override
        public Resolution view() {
            return failing();
        }

        private static Resolution failing() {
            Failure.fail();
            return null;
        }
    }

    /** Fails, and nobody handles it. */
    @UrlBinding("/owners/{ownerId}/broken")
    public static class Broken extends Owner {

        @Override
        public Resolution view() {
            Failure.fail();
            return null;
        }
    }

    /** Says that there is nothing. */
    @UrlBinding("/owners/{ownerId}/absent")
    public static class Absent extends Owner {

        @Override
        public Resolution view() {
            return new ErrorResolution(404);
        }
    }

    /** Is old, and has its event in a parameter. */
    @UrlBinding("/legacy/Orders.action")
    public static class Legacy extends Owner {}

    /** The error page. */
    @UrlBinding("/sorry")
    public static class Sorry extends Owner {}
}
