package io.pitot.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the demo asks of the shop, read from a file whose head explains its format. Nothing is random: every
 * reading gives the same requests in the same order.
 *
 * @param phases one after the other
 */
public record Traffic(List<Phase> phases) {

    private static final Pattern PHASE = Pattern.compile("phase (\\S+) clients=([1-9]\\d{0,2})");
    private static final Pattern LINE = Pattern.compile("(\\d{1,7}) ([A-Z]+) (/\\S*)(?: (.+))?");

    /**
     * Requests that several clients send together.
     *
     * @param name the phase's name
     * @param clients how many send at the same time
     * @param requests in the order in which they are sent
     */
    public record Phase(String name, int clients, List<Request> requests) {}

    /**
     * One request.
     *
     * @param method the HTTP method
     * @param path path and query
     * @param body JSON, or empty for none
     */
    public record Request(String method, String path, String body) {}

    /** A request and its place among those of its phase, from 0 to 1. */
    private record Placed(double place, Request request) {}

    /**
     * Reads a file of traffic.
     *
     * @throws IOException if it cannot be read, or a line of it is not understood
     */
    public static Traffic read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Phase> phases = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        String name = "";
        int clients = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher phase = PHASE.matcher(line);
            Matcher requests = LINE.matcher(line);
            if (phase.matches()) {
                addPhase(phases, name, clients, placed);
                placed.clear();
                name = phase.group(1);
                clients = Integer.parseInt(phase.group(2));
            } else if (requests.matches() && clients > 0) {
                place(requests, placed);
            } else {
                throw new IOException("%s:%d: neither a phase nor requests of one: %s".formatted(file, i + 1, line));
            }
        }
        addPhase(phases, name, clients, placed);
        return new Traffic(List.copyOf(phases));
    }

    /** How many requests there are in all. */
    public int requests() {
        return phases.stream().mapToInt(phase -> phase.requests().size()).sum();
    }

    private static void place(Matcher line, List<Placed> placed) {
        int count = Integer.parseInt(line.group(1));
        String body = line.group(4) == null ? "" : line.group(4);
        for (int k = 0; k < count; k++) {
            Request request = new Request(line.group(2), Ranges.fill(line.group(3), k), Ranges.fill(body, k));
            placed.add(new Placed((k + 0.5) / count, request));
        }
    }

    private static void addPhase(List<Phase> phases, String name, int clients, List<Placed> placed) {
        if (!placed.isEmpty()) {
            List<Request> ordered = placed.stream()
                    .sorted(Comparator.comparingDouble(Placed::place))
                    .map(Placed::request)
                    .toList();
            phases.add(new Phase(name, clients, ordered));
        }
    }
}
