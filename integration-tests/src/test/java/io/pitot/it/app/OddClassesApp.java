package io.pitot.it.app;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.MethodCall;

/**
 * Asks a database through classes of a driver's kind that no compiler has made: a hidden one, one with an odd name, proxies of the JDK; and through a
 * driver whose loader does not say what its classes are called.
 */
public final class OddClassesApp {

    /** How many queries it asks through each. */
    public static final int QUERIES = 10;

    private OddClassesApp() {}

    /** Runs the queries, whose columns say through what they were asked. */
    public static void main(String[] args) throws SQLException, ReflectiveOperationException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:odd")) {
            byte[] hidden = wrapper("io.pitot.it.app.HiddenStatement").getBytes();
            ask(
                    "hidden",
                    wrapped(
                            MethodHandles.lookup()
                                    .defineHiddenClass(hidden, true)
                                    .lookupClass(),
                            connection));

            Class<?> odd = wrapper("o.ä b-\u2603\"<'")
                    .load(OddClassesApp.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                    .getLoaded();
            ask("odd", wrapped(odd, connection));

            Connection proxy = proxy(Connection.class, connection);
            ask("proxied", proxy(Statement.class, proxy.createStatement()));
        }
        Driver nameless = (Driver)
                new NamelessLoader().loadClass("org.h2.Driver").getConstructor().newInstance();
        try (Connection connection = nameless.connect("jdbc:h2:mem:nameless", new Properties())) {
            ask("nameless", connection.createStatement());
        }
        System.out.println("DONE");
    }

    private static void ask(String column, Statement statement) throws SQLException {
        for (int i = 0; i < QUERIES; i++) {
            try (ResultSet result = statement.executeQuery("SELECT 1 AS " + column)) {
                result.next();
            }
        }
        statement.close();
    }

    /** Defines the driver's classes anew, and leaves it to their files to say what they are called. */
    private static final class NamelessLoader extends ClassLoader {

        NamelessLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(null, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(String name) {
            return OddClassesApp.class.getClassLoader().getResource(name);
        }
    }

    /** A statement that hands everything on to another one. */
    private static DynamicType.Unloaded<?> wrapper(String name) {
        return new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .subclass(Object.class)
                .implement(Statement.class)
                .name(name)
                .defineField("target", Statement.class, Visibility.PUBLIC)
                .method(isAbstract())
                .intercept(MethodCall.invokeSelf().onField("target").withAllArguments())
                .make();
    }

    private static Statement wrapped(Class<?> wrapper, Connection connection)
            throws SQLException, ReflectiveOperationException {
        Object statement = wrapper.getConstructor().newInstance();
        wrapper.getField("target").set(statement, connection.createStatement());
        return (Statement) statement;
    }

    private static <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                OddClassesApp.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
