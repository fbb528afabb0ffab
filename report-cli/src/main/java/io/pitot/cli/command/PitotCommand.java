package io.pitot.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** {@code pitot} without a verb. */
final class PitotCommand implements Runnable {

    private final Verb verb =
            new Verb(this, "pitot", "Finds what makes a Java application slow, and names the line of source.");
    private final Surroundings surroundings;

    PitotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        verb.spec()
                .usageMessage()
                .synopsisSubcommandLabel("VERB")
                .commandListHeading("%nVerbs:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "a budget is broken, or the doctor found something bad");
        codes.put("2", "the command line or the budget file is wrong");
        codes.put("3", "no verdict: no dump was found, too little was observed, or nothing to compare with");
        codes.put("4", "reported, but some of the input was skipped");
        codes.put("70", "an error in Pitot");
        codes.put("75", "something could not be read, written or run");
        codes.put("130", "interrupted");
        return codes;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    /** Where the command line runs. */
    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw verb.refusal("a verb is missing");
    }
}
