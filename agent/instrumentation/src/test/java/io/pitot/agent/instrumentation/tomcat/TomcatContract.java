package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.instrumentation.servlet.ServletContract;

/** What is known of requests on Tomcat besides, in any version. */
abstract class TomcatContract extends ServletContract {

    @Override
    protected final boolean filtersKnowTheMapping() {
        return true;
    }
}
