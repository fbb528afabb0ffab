package io.pitot.cli;

import io.pitot.cli.command.CommandLines;
import io.pitot.cli.command.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** The command line's entry point. */
public final class Pitot {

    private Pitot() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        System.exit(run(
                surroundings,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                args));
    }

    /** Runs a command and returns its exit code. */
    static int run(Surroundings surroundings, OutputStream stdout, OutputStream stderr, String... args) {
        PrintWriter out = writer(stdout, surroundings.charset());
        PrintWriter err = writer(stderr, surroundings.charset());
        int exitCode = CommandLines.create(surroundings, out, err, args).execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), false);
    }
}
