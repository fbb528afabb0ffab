package io.pitot.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Compiles applications anew for libraries of before Jakarta: the same sources with a package such as {@code javax.servlet}
 * in place of {@code jakarta.servlet}, line for line.
 */
public final class JavaxApplication {

    private JavaxApplication() {}

    /**
     * Compiles an application and the classes of its package that it needs.
     *
     * @param api the package's name without {@code jakarta.}, such as {@code servlet}
     * @return the folder of classes
     */
    public static Path compile(Path folder, String api, ClassPath classPath, Class<?> main, String... others) {
        Path classes = folder.resolve("classes");
        List<String> command =
                new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath.toString(), "-proc:none", "-g"));
        command.add(rewritten(main.getSimpleName(), SourceLine.source(main), folder, api));
        for (String other : others) {
            command.add(rewritten(other, SourceLine.source(main).resolveSibling(other + ".java"), folder, api));
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(new String[0]));
        if (result != 0) {
            throw new IllegalStateException("javac " + String.join(" ", command) + ": " + result);
        }
        return classes;
    }

    private static String rewritten(String name, Path source, Path folder, String api) {
        try {
            Path copy = folder.resolve(name + ".java");
            Files.writeString(copy, Files.readString(source).replace("jakarta." + api, "javax." + api));
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
