package io.pitot.agent.instrumentation.stripes;

/** The last one that was released. */
class Stripes16Test extends StripesContract {

    Stripes16Test() {
        super("stripes16");
    }
}
