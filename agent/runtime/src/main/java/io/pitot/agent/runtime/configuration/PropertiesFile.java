package io.pitot.agent.runtime.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A properties file with options: plain keys, UTF-8. */
final class PropertiesFile {

    private PropertiesFile() {}

    /**
     * Values by key.
     *
     * @throws InvalidValueException if the file cannot be read; the message says why
     */
    static Map<String, String> read(Path file) throws InvalidValueException {
        // A pipe that nobody writes into, or a device without an end, would keep the application from starting.
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new InvalidValueException("must be a file, not a pipe or a device");
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (NoSuchFileException missing) {
            throw new InvalidValueException("there is no such file");
        } catch (AccessDeniedException denied) {
            throw new InvalidValueException("must be readable: access is denied");
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidValueException("must be in UTF-8");
        } catch (IllegalArgumentException badEscape) {
            throw new InvalidValueException("must be a properties file: " + badEscape.getMessage());
        } catch (IOException unreadable) {
            String reason = Files.isDirectory(file) ? "is a folder" : String.valueOf(unreadable.getMessage());
            throw new InvalidValueException("must be a readable file: " + reason);
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            values.put(key, properties.getProperty(key));
        }
        return values;
    }
}
