package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.AnswersApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under an agent whose probes all throw an error, whatever they are called for, an application answers as without one. */
class BrokenProbesIT {

    /** What advice calls. */
    private static final Set<String> PROBES = Set.of(
            "CacheProbe",
            "Callbacks",
            "ConnectionRequests",
            "HttpCallProbe",
            "HttpExchanges",
            "InferenceProbe",
            "InputHash",
            "JdbcProbe",
            "Jobs",
            "LobProbe",
            "LocalCache",
            "Messages",
            "ModelCallProbe",
            "PoolNames",
            "PoolProbe",
            "Probe",
            "Propagation",
            "RemoteCalls",
            "ResponseHeaders",
            "RouteProbe",
            "ServletMappings",
            "SqlErrors",
            "TakenMessages",
            "TransactionProbe",
            "UrlConnections");

    /** Some of the application's. */
    private static final List<String> WAYS =
            List.of("mapped", "timed_out", "from_a_future", "asynchronous_stage", "called_back");

    private static final String FOLDER = "boot/io/pitot/agent/bootstrap/";
    private static final String ENDING = ".classdata";

    /** Of each way that the application has, so many requests at once. */
    private static final int TIMES = 3;

    @TempDir
    Path folder;

    @Test
    void answersEveryRequestThoughEveryProbeThrows() throws IOException {
        Path broken = folder.resolve("broken-agent.jar");
        assertThat(breakProbes(broken)).isEqualTo(PROBES.size());
        Observed application = Observed.application(AnswersApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.REACTOR_NETTY)
                .with(ClassPath.OKHTTP)
                .with(ClassPath.H2)
                .withoutAgent()
                .afterAgent("-javaagent:" + broken);
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            Map<String, Integer> paths = new TreeMap<>();
            WAYS.forEach(way -> paths.put("/" + way, 200));
            web.expectAtOnce(paths, TIMES);
            web.get("/tell");
            jvm.awaitWordAfter("TOLD");
            exit = jvm.terminate();
        }

        assertThat(exit.code()).isEqualTo(ForkedJvm.TERMINATED);
        List<String> ran =
                exit.out().stream().filter(line -> line.startsWith("RAN ")).toList();
        WAYS.forEach(way -> assertThat(ran).contains("RAN " + way + " " + TIMES));
        assertThat(exit.err()).noneMatch(line -> line.contains("InternalError"));
        Observation observed = Observation.read(application.dumps());
        assertThat(observed.dump().agent().adviceErrors().keySet())
                .hasSizeGreaterThan(3)
                .allMatch(error -> error.startsWith("java.lang.InternalError at io.pitot.agent.bootstrap."));
        assertThat(observed.dump().queries()).isEmpty();
    }

    /** Copies the agent. Answers how many classes it has broken. */
    private static int breakProbes(Path copy) throws IOException {
        int broken = 0;
        try (JarInputStream in = new JarInputStream(Files.newInputStream(Packaged.agent()));
                OutputStream file = Files.newOutputStream(copy);
                JarOutputStream out = new JarOutputStream(file, in.getManifest())) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                if (isProbe(entry.getName())) {
                    out.write(broken(in));
                    broken++;
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return broken;
    }

    private static boolean isProbe(String entry) {
        return entry.startsWith(FOLDER)
                && entry.endsWith(ENDING)
                && PROBES.contains(entry.substring(FOLDER.length(), entry.length() - ENDING.length()));
    }

    private static byte[] broken(InputStream in) throws IOException {
        ClassReader reader = new ClassReader(in.readAllBytes());
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Breaking(writer), 0);
        return writer.toByteArray();
    }

    /** Makes all public static methods throw, and does nothing else. */
    private static final class Breaking extends ClassVisitor {

        private static final int PUBLIC_STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        private static final String ERROR = "java/lang/InternalError";

        Breaking(ClassVisitor out) {
            super(Opcodes.ASM9, out);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if ((access & PUBLIC_STATIC) != PUBLIC_STATIC) {
                return method;
            }
            method.visitCode();
            method.visitTypeInsn(Opcodes.NEW, ERROR);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, ERROR, "<init>", "()V", false);
            method.visitInsn(Opcodes.ATHROW);
            method.visitMaxs(2, 16);
            method.visitEnd();
            return null;
        }
    }
}
