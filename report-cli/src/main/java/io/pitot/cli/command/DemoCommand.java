package io.pitot.cli.command;

import io.pitot.cli.analysis.Scope;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.demo.DemoFolder;
import io.pitot.cli.demo.Shop;
import io.pitot.cli.demo.Traffic;
import io.pitot.cli.demo.TrafficDriver;
import io.pitot.cli.install.Installation;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.ProgressBar;
import io.pitot.cli.render.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code pitot demo}: the shop under the agent, a fixed mix of requests, and the report on it. */
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Verb verb = new Verb(
            this, "demo", "Runs a small web shop under the agent, sends it a fixed mix of requests, and reports.");
    private final Argument<Path> folder = verb.option(
            "--dir",
            "DIR",
            Path.of("pitot-demo"),
            "The folder for the demo's dumps and the shop's log; what an earlier demo left there is"
                    + " replaced. Default: ./${DEFAULT-VALUE}.");

    private final ReportOptions options = new ReportOptions(verb);

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine commandLine = verb.commandLine();
        Screen screen = options.check(surroundings);
        Messages messages = new Messages(commandLine.getErr());
        Installation pitot = Installation.checkout(surroundings.home(), "demo");
        Traffic traffic = Traffic.read(pitot.traffic());
        DemoFolder dumps = DemoFolder.prepare(folder.value());
        messages.say("starting the shop under the agent; its log is " + dumps.log());
        try (Shop shop = Shop.start(pitot, dumps)) {
            try {
                send(traffic, shop, screen, commandLine.getErr());
            } catch (IOException e) {
                if (shop.interrupted()) {
                    return ExitCodes.INTERRUPTED;
                }
                throw new IOException(e.getMessage() + ": see " + dumps.log(), e);
            }
            messages.say("stopping the shop");
        }
        int exitCode = ReportCommand.report(
                commandLine,
                () -> Reading.of(commandLine, List.of(dumps.folder()), null, Scope.ALL, messages),
                List.of(folder.value().toString()),
                service -> Standing.NONE,
                () -> null,
                options,
                surroundings,
                messages);
        Path guide = pitot.guide();
        if (Files.exists(guide)) {
            messages.say("what the shop hides, to compare: " + guide);
        }
        messages.say("the dumps are kept: pitot report " + folder.value());
        return exitCode;
    }

    private void send(Traffic traffic, Shop shop, Screen screen, PrintWriter err)
            throws IOException, InterruptedException {
        URI address = shop.address();
        new Messages(err).say("sending %,d requests to %s".formatted(traffic.requests(), address));
        ProgressBar progress =
                new ProgressBar(err, screen, surroundings.errIsTerminal(), traffic.requests(), "requests");
        try {
            TrafficDriver.drive(traffic, address, progress::phase, progress::step);
        } finally {
            progress.clear();
        }
    }
}
