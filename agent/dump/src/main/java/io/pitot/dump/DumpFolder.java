package io.pitot.dump;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A folder that holds dumps. */
public final class DumpFolder {

    /**
     * The file in it that is touched every few seconds by those who watch. While its time of modification changes agents
     * write live dumps ({@link LiveName}). It is empty.
     */
    public static final String WATCHED = "pitot.watched";

    private DumpFolder() {}

    /**
     * The files in a folder that are named as dumps are ({@link DumpName}), in the order of their names.
     * Folders in it are not looked into.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> list(Path folder) throws IOException {
        return list(folder, name -> DumpName.parse(name).isPresent());
    }

    /**
     * The files in a folder that are named as live dumps are ({@link LiveName}), likewise.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> live(Path folder) throws IOException {
        return list(folder, name -> LiveName.parse(name).isPresent());
    }

    private static List<Path> list(Path folder, Predicate<String> isNamed) throws IOException {
        List<Path> dumps = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (isNamed.test(String.valueOf(file.getFileName())) && !Files.isDirectory(file)) {
                    dumps.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(dumps);
        return dumps;
    }
}
