package io.pitot.agent.bootstrap.loader;

import io.pitot.agent.bootstrap.Nullable;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads what lies under {@code inst/} in the agent's jar, where class files end in {@code .classdata} so
 * that no other loader takes them for classes. Asks itself first and then the platform loader: the
 * application's libraries of the same names are never seen, nor do they see these. Safe for any number of
 * threads; stays open for the life of the JVM.
 *
 * <p>Class files are also resources under their ordinary names ({@code x/Y.class}), those of the boot
 * loader's classes included: whoever weaves reads advice without loading it, and the boot loader does
 * not hand out class files that were defined into it.
 */
public final class AgentClassLoader extends ClassLoader {

    private static final String OWN = "inst/";
    private static final String BOOT = "boot/";
    private static final String CLASS = ".class";
    private static final String CLASS_DATA = ".classdata";

    static {
        ClassLoader.registerAsParallelCapable();
    }

    private final JarFile jar;
    private final ProtectionDomain domain;
    private final JarEntryUrls urls;

    /**
     * @param jar the agent's jar; this loader's from now on
     * @throws MalformedURLException if no URL can name it
     */
    public AgentClassLoader(JarFile jar) throws MalformedURLException {
        super("pitot", ClassLoader.getPlatformClassLoader());
        File file = new File(jar.getName()).getAbsoluteFile();
        this.jar = jar;
        this.urls = new JarEntryUrls(jar, file.toURI().getRawPath());
        Permissions all = new Permissions();
        all.add(new AllPermission());
        CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
        this.domain = new ProtectionDomain(source, all);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ZipEntry entry = jar.getEntry(OWN + name.replace('.', '/') + CLASS_DATA);
        if (entry == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] classFile = read(name, entry);
                loaded = defineClass(name, classFile, 0, classFile.length, domain);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private byte[] read(String name, ZipEntry entry) throws ClassNotFoundException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException damagedJar) {
            throw new ClassNotFoundException(name + ": unreadable in " + jar.getName(), damagedJar);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        URL own = findResource(name);
        if (own != null) {
            found.add(own);
        }
        found.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(found);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        ZipEntry entry = entry(name);
        if (entry == null) {
            return getParent().getResourceAsStream(name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new ByteArrayInputStream(in.readAllBytes());
        } catch (IOException damagedJar) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        ZipEntry entry = entry(name);
        return entry == null ? null : urls.of(entry);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL own = findResource(name);
        return own == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(own));
    }

    private @Nullable ZipEntry entry(String resource) {
        if (!resource.endsWith(CLASS)) {
            return jar.getEntry(OWN + resource);
        }
        String classData = resource.substring(0, resource.length() - CLASS.length()) + CLASS_DATA;
        ZipEntry own = jar.getEntry(OWN + classData);
        return own != null ? own : jar.getEntry(BOOT + classData);
    }
}
