package io.pitot.dump;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Dumps in files. */
public final class DumpFile {

    static final String FOREIGN = "not a Pitot dump";

    /** {@code false}: half of it is not told from another word, though what ends there was cut. */
    private static final int LONGEST_WORD = 5;

    private DumpFile() {}

    /**
     * Writes a dump. Whoever looks at the path sees nothing, or what was there before, until all of it is
     * written. The file is its owner's alone to read where the file system knows owners.
     *
     * @throws IOException if it could not be written; nothing is left behind
     */
    public static void write(Dump dump, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            throw new IOException("not the name of a file: " + file);
        }
        Path temporary = folder.resolve("." + name + ".tmp");
        // What a JVM left behind that died while writing. It is made anew below, never through a link.
        Files.deleteIfExists(temporary);
        try {
            try (OutputStream out = new BufferedOutputStream(create(temporary))) {
                DumpFormat.write(dump, out);
            }
            moveInto(temporary, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * Writes a dump's JSON. Leaves the stream open.
     *
     * @throws IOException if the stream fails
     */
    public static void write(Dump dump, OutputStream out) throws IOException {
        DumpFormat.write(dump, out);
    }

    private static OutputStream create(Path file) throws IOException {
        // The file system and not the file's store, which is found in a file: where no more can be opened, that is what
        // would be said to be missing.
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createFile(file, ownerOnly);
        // An interrupt of the thread would close a channel, and the dump would be lost.
        return new FileOutputStream(file.toFile());
    }

    private static void moveInto(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads a dump of this schema version or an older one. Fields that this release does not know are
     * ignored.
     *
     * @throws DumpException if the file cannot be read or is not such a dump, whatever it holds
     */
    public static Dump read(Path file) throws DumpException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new DumpException("no such file", e);
        } catch (AccessDeniedException e) {
            throw new DumpException("no permission to read it", e);
        } catch (IOException e) {
            throw new DumpException("cannot be read: " + oneLine(e), e);
        }
    }

    static Dump read(InputStream in, long size) throws IOException, DumpException {
        if (size == 0) {
            throw new DumpException("empty");
        }
        if (size > DumpFormat.MAX_BYTES) {
            throw new DumpException("larger than " + (DumpFormat.MAX_BYTES >> 20) + " MB");
        }
        try (JsonParser json = DumpFormat.JSON.createParser(in)) {
            DumpReader reader = new DumpReader(json);
            try {
                return reader.read();
            } catch (StreamConstraintsException e) {
                throw new DumpException("beyond what a dump may hold: " + oneLine(e), e);
            } catch (JsonProcessingException e) {
                throw damaged(e, size, reader.recognised());
            }
        }
    }

    private static DumpException damaged(JsonProcessingException e, long size, boolean recognised) {
        long position = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        if (e instanceof JsonEOFException || (recognised && position + LONGEST_WORD > size)) {
            return new DumpException("truncated at byte " + size, e);
        }
        return new DumpException(recognised ? "damaged at byte " + position + ": " + oneLine(e) : FOREIGN, e);
    }

    private static String oneLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
