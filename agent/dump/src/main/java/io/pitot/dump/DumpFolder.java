package io.pitot.dump;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder that holds dumps. */
public final class DumpFolder {

    private DumpFolder() {}

    /**
     * The files in a folder that are named as dumps are ({@link DumpName}), in the order of their names.
     * Folders in it are not looked into.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> list(Path folder) throws IOException {
        List<Path> dumps = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (DumpName.parse(String.valueOf(file.getFileName())).isPresent() && !Files.isDirectory(file)) {
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
