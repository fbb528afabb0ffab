package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.WovenJvm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class of a driver that the agent weaves, of drivers whose servers no test can start as well. */
class DriverClassesTest {

    private static final Map<Class<?>, Set<String>> OBSERVED = Map.of(
            Statement.class,
            Set.of(
                    "addBatch",
                    "clearBatch",
                    "close",
                    "execute",
                    "executeBatch",
                    "executeLargeBatch",
                    "executeLargeUpdate",
                    "executeQuery",
                    "executeUpdate",
                    "getLargeUpdateCount",
                    "getResultSet",
                    "getUpdateCount"),
            PreparedStatement.class,
            Set.of(
                    "addBatch",
                    "clearParameters",
                    "execute",
                    "executeLargeUpdate",
                    "executeQuery",
                    "executeUpdate",
                    "setBoolean",
                    "setDouble",
                    "setInt",
                    "setNull",
                    "setObject",
                    "setString"),
            CallableStatement.class,
            Set.of("setDouble", "setInt", "setNull", "setObject", "setString"),
            ResultSet.class,
            Set.of("absolute", "close", "deleteRow", "first", "insertRow", "last", "next", "previous", "relative"),
            Connection.class,
            Set.of("isValid", "prepareCall", "prepareStatement"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hsqldb",
                "mariadb",
                "mariadb4",
                "mssql",
                "mssql12",
                "mysql",
                "mysql8",
                "oracle",
                "oracle21",
                "sqlite"
            })
    void everyMethodThatAnApplicationCallsIsWovenAndVerifies(String folder) throws Exception {
        Set<Class<?>> seen = new HashSet<>();
        Set<String> unwoven = new TreeSet<>();
        try (IsolatedApplication loader = IsolatedApplication.of(List.of(folder), "jakarta.servlet")) {
            WovenCalls woven = new WovenCalls();
            for (String name : classes(folder)) {
                Class<?> type = linked(loader, name);
                OBSERVED.forEach((observed, methods) -> {
                    if (type != null && observed.isAssignableFrom(type)) {
                        seen.add(observed);
                        for (Method method : observed.getDeclaredMethods()) {
                            if (methods.contains(method.getName())
                                    && !woven.isObserved(type, method)
                                    && !isLeftAloneForAReason(type)) {
                                unwoven.add(type.getName() + " " + method);
                            }
                        }
                    }
                });
            }
        }

        assertThat(seen).contains(Statement.class, PreparedStatement.class, ResultSet.class, Connection.class);
        assertThat(unwoven).isEmpty();
    }

    /** A wrapper that is listed as one, or a class that the dump names with the reason. */
    private static boolean isLeftAloneForAReason(Class<?> type) {
        return new JdbcStatementInstrumentation().excludes(type.getName())
                || WovenJvm.transformer().account().skipped().stream()
                        .anyMatch(skipped -> skipped.type().equals(type.getName()));
    }

    private static List<String> classes(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", "libraries", folder))) {
            for (Path jar : jars) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    file.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.endsWith(".class") && !name.contains("-"))
                            .map(name -> name.substring(0, name.length() - ".class".length())
                                    .replace('/', '.'))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    /** Null for a class that is not observed, or needs a library which is not there. */
    @SuppressWarnings("ReturnValueIgnored")
    private static Class<?> linked(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (type.isInterface()
                    || OBSERVED.keySet().stream().noneMatch(observed -> observed.isAssignableFrom(type))) {
                return null;
            }
            // Links the class, which verifies it: the error that a faulty one throws is another.
            type.getDeclaredMethods();
            return type;
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            return null;
        }
    }
}
