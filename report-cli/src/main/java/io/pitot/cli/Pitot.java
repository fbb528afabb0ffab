package io.pitot.cli;

import io.pitot.cli.command.CommandLines;
import io.pitot.cli.command.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** The command line's entry point. */
public final class Pitot {

    private Pitot() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        PrintWriter out = writer(FileDescriptor.out, surroundings.charset());
        PrintWriter err = writer(FileDescriptor.err, surroundings.charset());
        int exitCode = CommandLines.create(surroundings, out, err, args).execute(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), false);
    }
}
