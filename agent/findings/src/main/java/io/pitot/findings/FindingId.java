package io.pitot.findings;

import io.pitot.dump.FindingKind;

/** Ids of findings: they survive runs, merging, other machines and moved lines. */
final class FindingId {

    private FindingId() {}

    /**
     * The id of a finding.
     *
     * @param endpoint endpoint id, or empty where the endpoint is not what makes it this finding
     * @param subject id of the query, model, pool or endpoint
     * @param method class and method of the call site, or empty
     */
    static String of(FindingKind kind, String endpoint, String subject, String method) {
        long hash = 0;
        for (String part : new String[] {kind.name(), endpoint, subject, method}) {
            hash = hash(hash, part);
        }
        return "%s:%08x".formatted(kind.prefix(), (int) (hash ^ (hash >>> 32)));
    }

    /** FNV-1a over the text's characters, closed by its length, then MurmurHash3's finalizer. */
    private static long hash(long seed, String text) {
        long hash = seed ^ 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= text.length();
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
