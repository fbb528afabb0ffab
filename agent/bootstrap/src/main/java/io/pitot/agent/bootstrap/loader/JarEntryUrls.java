package io.pitot.agent.bootstrap.loader;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * URLs that read from an open jar. They carry their own handler: the one for {@code jar:} is shared with the
 * application, caches the files that it opens and may have been replaced by the application's launcher.
 */
final class JarEntryUrls extends URLStreamHandler {

    private final JarFile jar;
    private final String location;

    /** @param location the jar's path as URLs spell it */
    JarEntryUrls(JarFile jar, String location) {
        this.jar = jar;
        this.location = location;
    }

    URL of(ZipEntry entry) {
        try {
            return new URL("pitot", null, -1, location + "!/" + entry.getName(), this);
        } catch (MalformedURLException impossibleWithAHandler) {
            throw new IllegalStateException(impossibleWithAHandler);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        String file = url.getFile();
        String name = file.substring(file.indexOf("!/", location.length()) + 2);
        return new URLConnection(url) {
            @Override
            public void connect() {}

            @Override
            public InputStream getInputStream() throws IOException {
                ZipEntry entry = jar.getEntry(name);
                if (entry == null) {
                    throw new IOException(name + ": not in " + jar.getName());
                }
                return jar.getInputStream(entry);
            }
        };
    }
}
