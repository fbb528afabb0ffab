package com.acme.web.calls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.ToIntBiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** An application that asks a service over TLS: by the version of HTTP and URL, for the version that the answer came in. */
abstract class SecureCalls implements ToIntBiFunction<String, String> {

    /** Of key stores. */
    static final String PASSWORD = "not-secret";

    final X509TrustManager trusted;
    final SSLContext tls;

    SecureCalls(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("service", keys.getCertificate("service"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        trusted = (X509TrustManager) factory.getTrustManagers()[0];
        tls = SSLContext.getInstance("TLS");
        tls.init(null, factory.getTrustManagers(), null);
    }

    @Override
    public final int applyAsInt(String version, String url) {
        try {
            return call(version.equals("2"), url);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("url=" + url + ": no answer", e);
        }
    }

    /** Asks. */
    abstract int call(boolean isTwo, String url) throws IOException, InterruptedException;
}
