package io.pitot.it.app;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.runner.JUnitCore;

/** Runs tests as a build does, of JUnit 4 and of Jupiter, and prints what queries they have run. */
public final class JUnitApp {

    private JUnitApp() {}

    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(JupiterSamples.class))
                        .build());
        JUnitCore.runClasses(OldSamples.class);
        HandedOver.tell();
    }
}
