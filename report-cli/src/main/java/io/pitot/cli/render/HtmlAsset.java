package io.pitot.cli.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script of Pitot's own, which becomes part of a page.
 *
 * @param text all of it, ASCII
 * @param hash by which a page's policy allows it
 */
record HtmlAsset(String text, String hash) {

    /** The one of that name, which is part of the jar. */
    static HtmlAsset of(String name) {
        try (InputStream in = HtmlAsset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            // A checkout on Windows may have other line ends; a browser hashes what it has parsed.
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new HtmlAsset(text, "sha256-" + Base64.getEncoder().encodeToString(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
