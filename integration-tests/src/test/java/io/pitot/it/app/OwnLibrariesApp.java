package io.pitot.it.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.HdrHistogram.Histogram;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;

/** Uses the libraries that the agent uses too, in the versions that it finds on its own class path. */
public final class OwnLibrariesApp {

    private OwnLibrariesApp() {}

    /** Says where it has its libraries from and uses each. The argument: the port of a Redis. */
    public static void main(String[] args)
            throws IOException, ReflectiveOperationException, SQLException, InterruptedException {
        for (Class<?> type : List.of(
                JsonFactory.class, Histogram.class, ByteBuddy.class, Jedis.class, ClassWriter.class, Logger.class)) {
            System.out.println("FROM "
                    + Path.of(type.getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .getPath())
                            .getFileName());
        }
        System.out.println("JSON " + new JsonFactory().version() + " " + firstNumber("[42]"));
        Histogram histogram = new Histogram(2);
        histogram.recordValue(7);
        System.out.println("HISTOGRAM " + histogram.getTotalCount());
        System.out.println("MADE " + made());
        System.out.println("ASSEMBLED " + assembled());
        System.out.println(
                "LOGS " + LoggerFactory.getILoggerFactory().getClass().getSimpleName());
        try (Jedis jedis = new Jedis("localhost", Integer.parseInt(args[0]))) {
            jedis.set("book:1", "a tale");
            System.out.println("CACHED " + jedis.get("book:1"));
        }
        PlainApp.main(new String[] {"return"});
    }

    private static int firstNumber(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            json.nextToken();
            return json.getIntValue();
        }
    }

    private static String made()
            throws InstantiationException, IllegalAccessException, InvocationTargetException, NoSuchMethodException {
        return new ByteBuddy(ClassFileVersion.JAVA_V8)
                .subclass(Object.class)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("by its own Byte Buddy"))
                .make()
                .load(OwnLibrariesApp.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance()
                .toString();
    }

    private static String assembled() throws ReflectiveOperationException {
        ClassWriter assembled = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        assembled.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Assembled", null, "java/lang/Object", null);
        MethodVisitor code = assembled.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "text", "()Ljava/lang/String;", null, null);
        code.visitCode();
        code.visitLdcInsn("by its own ASM");
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        byte[] bytes = assembled.toByteArray();
        ClassLoader loader = new ClassLoader(OwnLibrariesApp.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return (String) loader.loadClass("Assembled").getMethod("text").invoke(null);
    }
}
