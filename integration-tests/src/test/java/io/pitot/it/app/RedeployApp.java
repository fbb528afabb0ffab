package io.pitot.it.app;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat in which one web application is deployed, asked and undeployed again and again. */
public final class RedeployApp {

    private static final int COLLECTIONS = 20;

    private RedeployApp() {}

    /** Arguments: the folder of the application; how many times. Prints how many of its class loaders are still there at the end. */
    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(Path.of(""), "tomcat").toString());
        tomcat.setPort(0);
        tomcat.getHost().setAppBase(".");
        tomcat.getConnector();
        tomcat.start();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            loaders.add(new WeakReference<>(deployAndUndeploy(tomcat, args[0])));
        }
        for (int i = 0; i < COLLECTIONS && alive(loaders) > 0; i++) {
            System.gc();
            Thread.sleep(500);
        }
        System.out.println("ALIVE " + alive(loaders));
        System.exit(0);
    }

    private static ClassLoader deployAndUndeploy(Tomcat tomcat, String folder) throws Exception {
        Context context = tomcat.addWebapp("/books", folder);
        URI titles = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/books/titles/3");
        try (InputStream answer = titles.toURL().openStream()) {
            System.out.println("ANSWER " + new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
        ClassLoader loader = context.getLoader().getClassLoader();
        tomcat.getHost().removeChild(context);
        return loader;
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
