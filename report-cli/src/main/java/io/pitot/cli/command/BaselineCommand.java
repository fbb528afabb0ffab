package io.pitot.cli.command;

import picocli.CommandLine;

/** {@code pitot baseline}: keeps what is known of a service, and what is to be left as it is. */
final class BaselineCommand implements Runnable {

    private final Verb verb =
            new Verb(this, "baseline", "Keeps what is known of a service, for check to compare with.");
    private final Surroundings surroundings;

    BaselineCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        verb.spec().usageMessage().synopsisSubcommandLabel("VERB").commandListHeading("%nVerbs:%n");
    }

    /** The verb with its own verbs. */
    CommandLine commandLine() {
        return verb.toCommandLine()
                .addSubcommand(new BaselineUpdateCommand().commandLine())
                .addSubcommand(new BaselineListCommand(surroundings).commandLine())
                .addSubcommand(new BaselineMuteCommand().commandLine());
    }

    @Override
    public void run() {
        throw verb.refusal("a verb is missing: update, list or mute");
    }
}
