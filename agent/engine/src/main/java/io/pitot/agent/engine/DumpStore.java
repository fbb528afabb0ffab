package io.pitot.agent.engine;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpName;
import io.pitot.dump.LiveName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that dumps go to: writes, deletes the oldest of this service, and says in one line, once for
 * each cause, when it cannot.
 */
final class DumpStore {

    /** An agent writes a live dump at least every minute while somebody watches, and deletes it afterwards. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final EngineSettings settings;
    private final String instance;
    private @Nullable Path live;
    private long sequence;
    private Instant latest = Instant.MIN;
    private String trouble = "";
    private String deletionTrouble = "";

    /** Makes the folder, and says at once if nothing can be written there: the first dump may be an hour away. */
    DumpStore(EngineSettings settings, String instance) {
        this.settings = settings;
        this.instance = instance;
        try {
            make(settings.folder());
            if (!Files.isWritable(settings.folder())) {
                failed("permission denied");
            }
        } catch (IOException | RuntimeException e) {
            failed(reason(e));
        }
    }

    /** A folder that we make is its owner's alone, as its files are; one that is there stays as it is. */
    private static void make(Path folder) throws IOException {
        // Asked first because before JDK 20 createDirectories refuses a link to a folder.
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    /** Writes a dump under the next name; then {@link #written} is to be called. False if it failed, which has been said. */
    boolean write(Dump dump, Instant written) {
        Path folder = settings.folder();
        // What is oldest by its name is deleted: where the wall clock was set back, that would be what was written
        // last.
        latest = written.isAfter(latest) ? written : latest;
        DumpName name = new DumpName(settings.service(), latest, instance, sequence);
        try {
            make(folder);
            DumpFile.write(dump, folder.resolve(name.fileName()));
        } catch (IOException | RuntimeException e) {
            failed(reason(e));
            return false;
        }
        sequence++;
        return true;
    }

    /** Takes back what was said and shown before the dump was written. */
    void written() {
        // After it: who looks meanwhile finds the interval in the dump, and passes over what is left of it.
        deleteLive();
        if (!trouble.isEmpty()) {
            trouble = "";
            settings.log().accept("pitot: dumps are written to " + settings.folder() + " again");
        }
    }

    /** Writes the interval so far in the place of what was written of it before. Says nothing if that fails: so will the dump. */
    void writeLive(Dump soFar) {
        Path file = settings.folder().resolve(new LiveName(settings.service(), instance, sequence).fileName());
        try {
            live = file;
            DumpFile.write(soFar, file);
        } catch (IOException | RuntimeException e) {
            // See above.
        }
    }

    /** Deletes what {@link #writeLive} wrote, if anything is left of it. */
    void deleteLive() {
        Path file = live;
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            live = null;
        } catch (IOException | RuntimeException e) {
            // It is passed over by its name; tried again after the next dump.
        }
    }

    /** Says why dumps cannot be written, unless it is what was said last. */
    void failed(String reason) {
        if (!reason.equals(trouble)) {
            trouble = reason;
            settings.log()
                    .accept("pitot: cannot write dumps to " + settings.folder() + ": " + reason
                            + "; the application is not affected");
        }
    }

    /**
     * Deletes the oldest dumps of this service beyond the number to keep, whichever instance wrote them.
     *
     * @return how many
     */
    int deleteOld() {
        int deleted = 0;
        try {
            List<Path> dumps = DumpFolder.list(settings.folder()).stream()
                    .filter(this::isOfService)
                    .toList();
            for (Path oldest : dumps.subList(0, Math.max(0, dumps.size() - settings.keep()))) {
                // Another instance of the service may have been faster.
                deleted += Files.deleteIfExists(oldest) ? 1 : 0;
            }
            deleteLiveOfTheDead();
            deletionTrouble = "";
        } catch (IOException | RuntimeException e) {
            String reason = reason(e);
            if (!reason.equals(deletionTrouble)) {
                deletionTrouble = reason;
                settings.log().accept("pitot: cannot delete old dumps in " + settings.folder() + ": " + reason);
            }
        }
        return deleted;
    }

    /** A JVM that is killed leaves its live dump behind. */
    private void deleteLiveOfTheDead() throws IOException {
        Instant longAgo = Instant.now().minus(ABANDONED);
        for (Path file : DumpFolder.live(settings.folder())) {
            boolean isOfService = LiveName.parse(String.valueOf(file.getFileName()))
                    .filter(name -> name.service().equals(service()))
                    .isPresent();
            if (isOfService
                    && !file.equals(live)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isOfService(Path file) {
        Optional<DumpName> name = DumpName.parse(String.valueOf(file.getFileName()));
        return name.isPresent() && name.get().service().equals(service());
    }

    /** The service's name after the replacements that those of files went through. */
    private String service() {
        return new LiveName(settings.service(), instance, 0).service();
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "not a folder";
        }
        if (e instanceof ReadOnlyFileSystemException) {
            return "read-only file system";
        }
        String message =
                e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
