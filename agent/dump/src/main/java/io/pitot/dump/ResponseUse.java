package io.pitot.dump;

/**
 * What the headers of one endpoint's responses say: sums over those of its requests whose headers were looked at.
 *
 * @param endpoint endpoint id
 * @param responses how many of its responses were looked at
 * @param bytes of their bodies
 * @param uncompressed how many of them were text of more than 1 KiB, as it is, though the client takes it compressed
 * @param uncompressedBytes of their bodies
 * @param unvalidated how many answered a GET without a query string with status 200 and more than 1 KiB that the client can
 *     neither keep nor ask to have confirmed: no ETag, Last-Modified, Cache-Control or Expires
 * @param unvalidatedBytes of their bodies
 * @param personal how many of these were for one user: the request had Authorization or a cookie, or the response sets one
 * @param sizes a bit for each size that an unvalidated one had, at the position that {@link #sizeBit} says
 */
public record ResponseUse(
        String endpoint,
        long responses,
        long bytes,
        long uncompressed,
        long uncompressedBytes,
        long unvalidated,
        long unvalidatedBytes,
        long personal,
        long sizes) {

    /** The bit of a body of so many bytes: the upper six of the product with 2^64 divided by the golden ratio. */
    public static long sizeBit(long bytes) {
        return 1L << (int) ((bytes * 0x9E37_79B9_7F4A_7C15L) >>> 58);
    }

    /** The sum of this and another of the same endpoint. */
    ResponseUse plus(ResponseUse other) {
        return new ResponseUse(
                endpoint,
                Sums.add(responses, other.responses),
                Sums.add(bytes, other.bytes),
                Sums.add(uncompressed, other.uncompressed),
                Sums.add(uncompressedBytes, other.uncompressedBytes),
                Sums.add(unvalidated, other.unvalidated),
                Sums.add(unvalidatedBytes, other.unvalidatedBytes),
                Sums.add(personal, other.personal),
                sizes | other.sizes);
    }
}
