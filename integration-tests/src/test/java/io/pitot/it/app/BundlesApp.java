package io.pitot.it.app;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts the OSGi framework of its class path with two bundles, and in the second one the {@link PlainApp}. */
public final class BundlesApp {

    private BundlesApp() {}

    /** Arguments: the bundle with the driver; the one with the application; an agent to attach once the framework runs, or none. */
    public static void main(String[] args) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).iterator().next();
        Framework framework = factory.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, "storage"));
        framework.start();
        Bundle driver = install(framework, args[0]);
        driver.loadClass("org.h2.api.ErrorCode");
        if (args.length > 2) {
            VirtualMachine self =
                    VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
            self.loadAgent(args[2]);
            self.detach();
        }
        Bundle application = install(framework, args[1]);
        driver.start();
        application.start();
        driver.loadClass("org.h2.Driver").getConstructor().newInstance();
        application
                .loadClass(PlainApp.class.getName())
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"return"});
        framework.stop();
        framework.waitForStop(0);
    }

    private static Bundle install(Framework framework, String jar) throws Exception {
        return framework.getBundleContext().installBundle(Path.of(jar).toUri().toString());
    }
}
