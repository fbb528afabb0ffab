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

/** Uses the libraries that the agent uses too, in the versions that it finds on its own class path. */
public final class OldLibrariesApp {

    private OldLibrariesApp() {}

    /** Says where it has its libraries from and uses each. */
    public static void main(String[] args)
            throws IOException, ReflectiveOperationException, SQLException, InterruptedException {
        for (Class<?> type : List.of(JsonFactory.class, Histogram.class, ByteBuddy.class)) {
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
                .intercept(FixedValue.value("by an old Byte Buddy"))
                .make()
                .load(OldLibrariesApp.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance()
                .toString();
    }
}
