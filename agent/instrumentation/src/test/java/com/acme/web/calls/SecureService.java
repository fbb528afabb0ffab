package com.acme.web.calls;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** A service that speaks HTTP/1.1 and HTTP/2, both encrypted: asked by {@code port} for its port, by {@code requests} for how many it has had. */
public final class SecureService implements ToIntFunction<String>, AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final AtomicInteger requests = new AtomicInteger();

    /** With the certificate in a key store. */
    public SecureService(Path keyStore) throws LifecycleException {
        Path folder = keyStore.toAbsolutePath().getParent();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector(keyStore));
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "items", new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                requests.incrementAndGet();
                response.setContentLength(6);
                response.getOutputStream().print("answer");
            }
        });
        context.addServletMappingDecoded("/items/*", "items");
        tomcat.start();
    }

    private static Connector connector(Path keyStore) {
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(keyStore.toString());
        certificate.setCertificateKeystoreType("PKCS12");
        certificate.setCertificateKeystorePassword(SecureCalls.PASSWORD);
        host.addCertificate(certificate);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        connector.addUpgradeProtocol(new Http2Protocol());
        return connector;
    }

    @Override
    public int applyAsInt(String asked) {
        return asked.equals("port") ? tomcat.getConnector().getLocalPort() : requests.get();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
