package io.pitot.agent.runtime.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options there are. The table in {@code docs/configuration.md} is made of these; a test compares the two. */
public final class Options {

    public static final Option<Boolean> ENABLED = new Option<>(
            "enabled",
            new YesOrNo(),
            "true",
            "`true`",
            "Whether the agent observes at all. With `false` it says so and does nothing.");

    public static final Option<Path> CONFIG = new Option<>(
            "config",
            new FilePath(),
            "",
            "`./pitot.properties`, if there is one",
            "A properties file with options, in UTF-8. Cannot be given in such a file itself.");

    public static final Option<String> SERVICE_NAME = new Option<>(
            "service.name",
            new Text(),
            "",
            "found out, see below",
            "The name under which the dumps of all instances of this service are brought together.");

    public static final Option<String> SERVICE_VERSION = new Option<>(
            "service.version",
            new Text(),
            "",
            "found out, see below",
            "The version of the application, by which reports tell before from after.");

    public static final Option<Path> DUMP_DIR = new Option<>(
            "dump.dir",
            new FilePath(),
            "./pitot",
            "`./pitot`",
            "The folder that dumps are written to. It is made if it does not exist.");

    public static final Option<Duration> DUMP_INTERVAL = new Option<>(
            "dump.interval",
            new Period(Duration.ofSeconds(1), Duration.ofHours(1)),
            "60s",
            "`60s`",
            "The time from one dump to the next. One more is written when the JVM stops.");

    public static final Option<Integer> DUMP_KEEP = new Option<>(
            "dump.keep",
            new Count(1, 100_000),
            "1000",
            "`1000`",
            "How many dumps of this service stay in the folder; the oldest make room for new ones.");

    public static final Option<Integer> EVENTS_CAPACITY = new Option<>(
            "events.capacity",
            new Count(1_024, 4_194_304),
            "65536",
            "`65536`",
            "How many events may wait to be counted, rounded up to a power of two. Each takes 64 bytes. Events that find no room are "
                    + "dropped, and the dump says how many.");

    public static final Option<Integer> QUERIES_MAX = new Option<>(
            "queries.max",
            new Count(10, 100_000),
            "2000",
            "`2000`",
            "How many different queries are told apart; those beyond are counted as `other`.");

    public static final Option<Integer> ENDPOINTS_MAX = new Option<>(
            "endpoints.max",
            new Count(10, 100_000),
            "1000",
            "`1000`",
            "How many different endpoints are told apart; those beyond are counted as `other`.");

    public static final Option<Boolean> REUSE = new Option<>(
            "reuse",
            new YesOrNo(),
            "true",
            "`true`",
            "Whether to follow how often queries and models are asked the same again, by salted hashes of the arguments, so that "
                    + "reports can say what a cache would save. Takes 0.4 MB at most.");

    public static final Option<Integer> LIMITS_HEAP = new Option<>(
            "limits.heap",
            new Count(1, 100),
            "95",
            "`95`",
            "Percent of the heap for objects that live long, after collections, above which fewer requests are observed: one in ten, and "
                    + "then none. 100 is never.");

    public static final Option<Integer> LIMITS_GC = new Option<>(
            "limits.gc",
            new Count(1, 100),
            "30",
            "`30`",
            "The same in percent of all time that collections stop the application.");

    public static final Option<Integer> LIMITS_CPU = new Option<>(
            "limits.cpu",
            new Count(1, 100),
            "50",
            "`50`",
            "The same in percent of one processor that the agent's own thread takes.");

    public static final Option<List<String>> APPLICATION_PACKAGES = new Option<>(
            "application.packages",
            new Names(Names.Form.PACKAGE),
            "",
            "none",
            "Packages, with all below them, that are the application's own code and so may be call sites, where the agent would take "
                    + "them for a library's.");

    public static final Option<List<String>> INFERENCE_METHODS = new Option<>(
            "inference.methods",
            new Names(Names.Form.METHOD),
            "",
            "none",
            "Methods of the application whose calls are inferences, each a model of that name; overridden ones and all overloads "
                    + "included. Calls of the same object with the same arguments are taken for the same input: name methods whose answer "
                    + "depends on nothing else, or know that it does.");

    public static final Option<List<String>> INSTRUMENTATION_DISABLED = new Option<>(
            "instrumentation.disabled",
            new Names(Names.Form.INSTRUMENTATION),
            "",
            "none",
            "Library families that are left alone, by the names in [supported-libraries.md](supported-libraries.md).");

    /** All of them, in the order of the documentation. */
    public static final List<Option<?>> ALL = List.of(
            ENABLED,
            CONFIG,
            SERVICE_NAME,
            SERVICE_VERSION,
            DUMP_DIR,
            DUMP_INTERVAL,
            DUMP_KEEP,
            EVENTS_CAPACITY,
            QUERIES_MAX,
            ENDPOINTS_MAX,
            REUSE,
            LIMITS_HEAP,
            LIMITS_GC,
            LIMITS_CPU,
            APPLICATION_PACKAGES,
            INFERENCE_METHODS,
            INSTRUMENTATION_DISABLED);

    private Options() {}
}
