package io.pitot.agent.instrumentation.stripes;

/** The first line with clean URLs. */
class Stripes15Test extends StripesContract {

    Stripes15Test() {
        super("stripes15");
    }
}
