package io.pitot.agent.bootstrap;

/** Names of queues and topics without what a library or broker has drawn at random: those must not each be an endpoint. */
final class DestinationNames {

    private static final char ANY = '*';
    private static final int LONGEST = 200;

    /** Digits and hyphens of {@code 8-4-4-4-12}. */
    private static final int UUID = 36;

    private static final int HEX_UUID = 32;

    /** What RabbitMQ, Spring AMQP and Spring Cloud Stream put before a random name, and ActiveMQ before a client's id. */
    private static final String[] GENERATED = {"amq.gen-", "amq.ctag-", "spring.gen-", "anonymous.", "ID:"};

    private DestinationNames() {}

    /** The same name unless something in it is random: a star stands for that. */
    static String bounded(String name) {
        for (String prefix : GENERATED) {
            int at = name.indexOf(prefix);
            if (at == 0 || (at > 0 && name.charAt(at - 1) == '.')) {
                return name.substring(0, at + prefix.length()) + ANY;
            }
        }
        String bounded = name;
        for (int run = hexRun(bounded, 0); run >= 0; run = hexRun(bounded, run + 1)) {
            bounded = bounded.substring(0, run) + ANY + bounded.substring(run + length(bounded, run));
        }
        return bounded.length() <= LONGEST ? bounded : bounded.substring(0, LONGEST - 1) + ANY;
    }

    /** Where the first UUID from there on begins, or -1. */
    private static int hexRun(String name, int from) {
        for (int at = from; at + HEX_UUID <= name.length(); at++) {
            if (length(name, at) > 0 && (at == 0 || !isHex(name.charAt(at - 1)))) {
                return at;
            }
        }
        return -1;
    }

    /** How long the UUID that begins there is, 0 if there is none. */
    private static int length(String name, int at) {
        int hex = 0;
        int i = at;
        for (; i < name.length() && i - at < UUID; i++) {
            char c = name.charAt(i);
            if (isHex(c)) {
                hex++;
            } else if (c != '-' || hex == 0) {
                break;
            }
        }
        if (hex < HEX_UUID) {
            return 0;
        }
        return hex == HEX_UUID && i - at == UUID ? UUID : HEX_UUID;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
