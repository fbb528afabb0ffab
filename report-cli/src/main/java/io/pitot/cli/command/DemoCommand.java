package io.pitot.cli.command;

import io.pitot.cli.analysis.Scope;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitot demo}: the shop under the agent, a fixed mix of requests, and the report on it. */
@Command(
        name = "demo",
        description = "Runs a small web shop under the agent, sends it a fixed mix of requests, and reports.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "pitot-demo",
            description = "The folder for the demo's dumps and the shop's log; what an earlier demo left there is"
                    + " replaced. Default: ./${DEFAULT-VALUE}.")
    private Path folder = Path.of("pitot-demo");

    @Mixin
    private final ReportOptions options = new ReportOptions();

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Screen screen = options.check(surroundings);
        Messages messages = new Messages(commandLine.getErr());
        Installation pitot = Installation.checkout(surroundings.home(), "demo");
        Traffic traffic = Traffic.read(pitot.traffic());
        DemoFolder dumps = DemoFolder.prepare(folder);
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
                List.of(folder.toString()),
                new StandingOptions(),
                new PriceOptions(),
                options,
                surroundings,
                messages);
        Path guide = pitot.guide();
        if (Files.exists(guide)) {
            messages.say("what the shop hides, to compare: " + guide);
        }
        messages.say("the dumps are kept: pitot report " + folder);
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
