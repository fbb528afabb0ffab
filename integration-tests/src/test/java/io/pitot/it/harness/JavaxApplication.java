package io.pitot.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Compiles applications anew for servlets of before Jakarta: the same sources with {@code javax.servlet}
 * in place of {@code jakarta.servlet}, line for line.
 */
public final class JavaxApplication {

    private JavaxApplication() {}

    /**
     * Compiles an application and the classes of its package that it needs, against Tomcat 9 and libraries.
     *
     * @return the folder of classes
     */
    public static Path compile(Path folder, List<String> libraries, Class<?> main, String... others) {
        Path classes = folder.resolve("classes");
        ClassPath classPath = new ClassPath().libraries(libraries).jars("tomcat9");
        List<String> command =
                new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath.toString(), "-proc:none", "-g"));
        command.add(rewritten(main.getSimpleName(), SourceLine.source(main), folder));
        for (String other : others) {
            command.add(rewritten(other, SourceLine.source(main).resolveSibling(other + ".java"), folder));
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(new String[0]));
        if (result != 0) {
            throw new IllegalStateException("javac " + String.join(" ", command) + ": " + result);
        }
        return classes;
    }

    private static String rewritten(String name, Path source, Path folder) {
        try {
            Path copy = folder.resolve(name + ".java");
            Files.writeString(copy, Files.readString(source).replace("jakarta.servlet", "javax.servlet"));
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
