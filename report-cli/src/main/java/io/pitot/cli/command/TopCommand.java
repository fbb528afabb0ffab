package io.pitot.cli.command;

import io.pitot.cli.analysis.live.Follower;
import io.pitot.cli.analysis.live.JvmFolder;
import io.pitot.cli.analysis.live.LiveView;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TopOrder;
import io.pitot.cli.render.TopScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot top}: what JVMs do just now. */
final class TopCommand implements Callable<Integer> {

    private static final int MAX_INTERVAL = 60;

    /** An agent looks once a second whether it is asked. */
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Surroundings surroundings;
    private final Verb verb = new Verb(
            this, "top", "Shows what the JVMs with the agent do just now: rates, durations, queries, findings.");
    private final Argument<String> what = verb.onlyWord(
            "DUMP|DIR|PID", "pitot", "A folder of dumps, a single dump, or the process id of a JVM. Default: ./pitot.");
    private final Argument<String> service =
            verb.text("--service", "NAME", "The service to look at, if there are dumps of several.");
    private final Argument<Integer> interval = verb.option(
            "--interval", "SECONDS", 2, "Seconds from one view to the next, 1 to 60. Default: ${DEFAULT-VALUE}.");
    private final Argument<Boolean> once = verb.flag("--once", "Prints one view and ends.");
    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    TopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        if (interval.value() < 1 || interval.value() > MAX_INTERVAL) {
            throw new ParameterException(
                    commandLine, "--interval=%d: must be 1 to %d".formatted(interval.value(), MAX_INTERVAL));
        }
        Screen screen = screenOptions.screen(surroundings);
        Follower follower = follower(commandLine);
        Thread leave = new Thread(follower::leave, "pitot-top-leave");
        Runtime.getRuntime().addShutdownHook(leave);
        try {
            return once.value() ? showOnce(commandLine, follower, screen) : follow(commandLine, follower, screen);
        } finally {
            follower.leave();
            Runtime.getRuntime().removeShutdownHook(leave);
        }
    }

    private Follower follower(CommandLine commandLine) {
        String what = this.what.value();
        String service = this.service.given();
        Path path = Path.of(what);
        if (what.matches("\\d{1,18}") && !Files.exists(path)) {
            long pid = Long.parseLong(what);
            try {
                return new Follower(JvmFolder.of(pid), service, pid);
            } catch (IOException e) {
                throw new ParameterException(commandLine, what + ": " + e.getMessage());
            }
        }
        // In a checkout of Pitot the default's name is the launcher's.
        return new Follower(
                what.equals("pitot") && Files.isRegularFile(path) ? path.resolve("pitot") : path, service, -1);
    }

    /** One view: of live dumps, if agents answer in time. */
    private int showOnce(CommandLine commandLine, Follower follower, Screen screen) throws IOException {
        Messages messages = new Messages(commandLine.getErr());
        long deadline = System.nanoTime() + ANSWER_NANOS;
        String note = "";
        LiveView view = null;
        while (note.isEmpty()
                && (view == null || view.answering() < view.instances())
                && System.nanoTime() - deadline < 0) {
            note = ask(follower);
            follower.refresh();
            view = chosen(commandLine, follower);
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (!follower.trouble().isEmpty()) {
            messages.say(follower.trouble());
        }
        if (view == null) {
            messages.say(waitingFor(follower));
            return ExitCodes.INCONCLUSIVE;
        }
        print(commandLine.getOut(), new TopScreen(screen, TopOrder.TIME).lines(view, 0, noteOn(view, note)));
        return ExitCodes.OK;
    }

    private int follow(CommandLine commandLine, Follower follower, Screen screen) throws IOException {
        PrintWriter out = commandLine.getOut();
        try (KeyTerminal terminal =
                surroundings.outIsTerminal() && !screenOptions.isPlain() ? KeyTerminal.open(out) : null) {
            return terminal == null
                    ? printOnAndOn(commandLine, follower, screen)
                    : new TopLoop(terminal, screen, interval.value()).run(() -> next(commandLine, follower));
        }
    }

    /** Until somebody ends the process, or nobody reads any more. */
    private int printOnAndOn(CommandLine commandLine, Follower follower, Screen screen) throws IOException {
        PrintWriter out = commandLine.getOut();
        TopScreen top = new TopScreen(screen, TopOrder.TIME);
        while (!out.checkError()) {
            TopLoop.Moment moment = next(commandLine, follower);
            LiveView view = moment.view();
            print(out, view == null ? top.waiting(moment.note()) : top.lines(view, 0, moment.note()));
            out.print('\n');
            out.flush();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(interval.value()));
        }
        return ExitCodes.OK;
    }

    private TopLoop.Moment next(CommandLine commandLine, Follower follower) throws IOException {
        String note = ask(follower);
        follower.refresh();
        LiveView view = chosen(commandLine, follower);
        return new TopLoop.Moment(view, view == null ? waitingFor(follower) : noteOn(view, note));
    }

    private static String ask(Follower follower) {
        try {
            follower.ask();
            return "";
        } catch (IOException e) {
            return Follower.reason(e);
        }
    }

    private @Nullable LiveView chosen(CommandLine commandLine, Follower follower) {
        if (service.given() == null && follower.services().size() > 1) {
            throw new ParameterException(
                    commandLine,
                    "dumps of %d services: choose one with --service: %s"
                            .formatted(follower.services().size(), String.join(", ", follower.services())));
        }
        return follower.view();
    }

    private String waitingFor(Follower follower) {
        String what = this.what.value();
        String service = this.service.given();
        if (!Files.exists(Path.of(what)) && !what.matches("\\d{1,18}")) {
            return "waiting for the folder " + what + ": run the application with -javaagent:pitot-agent.jar in this"
                    + " folder, or name the folder of its dumps";
        }
        if (service != null && !follower.services().isEmpty()) {
            return "waiting for dumps of " + service + ": there are dumps of " + String.join(", ", follower.services());
        }
        return "waiting for the first data in " + what + ": is an application running that writes its dumps there, with"
                + " -javaagent:pitot-agent.jar of this version? pitot doctor says more";
    }

    private static String noteOn(LiveView view, String note) {
        if (!note.isEmpty()) {
            return note + ": this is what the dumps say";
        }
        return view.answering() > 0
                ? ""
                : "no agent answers: this is what the last dumps say. A JVM answers within two seconds if it runs with an"
                        + " agent of this version";
    }

    private static void print(PrintWriter out, List<String> lines) {
        lines.forEach(line -> out.print(line + "\n"));
    }
}
