package io.pitot.cli.analysis;

import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Round trips of one command to a cache.
 *
 * @param command what the dump says of them, those outside requests included
 * @param calls round trips in requests
 * @param nanos time in which at least one of a request's round trips was under way, in all
 * @param share of all requests' time, 0 to 1
 * @param site the call site that made most of them, or null if none is known
 */
public record CommandRow(
        Command command,
        long calls,
        long nanos,
        double share,
        @Nullable Site site) implements Row {

    private static final Comparator<CommandRow> BY_TIME =
            Comparator.comparingLong(CommandRow::nanos).reversed().thenComparing(row -> row.command.id());

    static List<CommandRow> of(Dump dump, Totals totals, Outside outside, Sites sites) {
        return dump.commands().stream()
                .map(command -> row(command, totals, outside.commandWithin(command.id()), sites))
                .filter(row -> row.calls > 0)
                .sorted(BY_TIME)
                .toList();
    }

    private static CommandRow row(Command command, Totals totals, Outside.Calls inside, Sites sites) {
        return new CommandRow(
                command,
                inside.count(),
                inside.nanos(),
                totals.shareOfTime(inside.nanos()),
                sites.busiest(command.sites()));
    }

    @Override
    public String id() {
        return command.id();
    }

    @Override
    public Distribution duration() {
        return command.duration();
    }

    @Override
    public long errors() {
        return command.errors();
    }

    /** How many of the keys looked up were there, 0 to 1; -1 if none was looked up. */
    public double hitRate() {
        return command.lookups() == 0 ? -1 : (double) command.hits() / command.lookups();
    }

    /** Bytes of the values on average, of the calls where it is known; -1 if it is of none. */
    public long bytesPerCall() {
        return command.sizedCalls() == 0 ? -1 : command.bytes() / command.sizedCalls();
    }
}
