package io.pitot.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A file that is written whole or not at all: under a temporary name, and then renamed. */
final class Output {

    private final Path file;

    Output(Path file) {
        this.file = file;
    }

    /**
     * Refuses what cannot be written before any work is done.
     *
     * @throws UncheckedIOException that names the file and what is wrong with it
     */
    void check() {
        Path folder = folder(file);
        if (Files.isDirectory(file)) {
            throw refused("is a folder: name a file in it", new IOException());
        }
        if (!Files.isDirectory(folder)) {
            throw refused("there is no folder " + folder, new NoSuchFileException(folder.toString()));
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw refused("no permission to write it", new AccessDeniedException(file.toString()));
        }
    }

    /**
     * Writes what is printed, in UTF-8.
     *
     * @throws UncheckedIOException if that fails; the file is then what it was
     */
    void write(Consumer<PrintWriter> printer) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        printer.accept(out);
        out.flush();
        try {
            write(text.toString());
        } catch (AccessDeniedException e) {
            throw refused("no permission to write it", e);
        } catch (IOException e) {
            throw refused("cannot be written: " + e.getMessage(), e);
        }
    }

    private void write(String text) throws IOException {
        // A link stays a link, and a device is not replaced by a file.
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.writeString(target, text);
            return;
        }
        Path temporary = folder(target)
                .resolve("." + target.getFileName() + "."
                        + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, text);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(temporary);
            }
        }
    }

    private static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private UncheckedIOException refused(String reason, IOException cause) {
        return new UncheckedIOException(file + ": " + reason, cause);
    }
}
