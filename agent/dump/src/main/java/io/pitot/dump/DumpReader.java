package io.pitot.dump;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a dump's records of JSON, one record of a list at a time. The counterpart of {@link DumpWriter}.
 * Unknown fields are ignored: a newer agent of the same schema version may have added them.
 */
final class DumpReader {

    private static final List<String> LISTS = List.of(
            "instances",
            "endpoints",
            "queries",
            "models",
            "pools",
            "routes",
            "commands",
            "queryUses",
            "modelUses",
            "routeUses",
            "commandUses",
            "connectionUses",
            "transactionUses",
            "responses",
            "growths",
            "callSites",
            "slowRequests",
            "findings");

    private final JsonParser json;
    private final JsonIn root = JsonIn.root();
    private final Set<String> listsSeen = new HashSet<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Cache> caches = new ArrayList<>();
    private final List<Reuse> reuses = new ArrayList<>();
    private final List<QueryUse> queryUses = new ArrayList<>();
    private final List<ModelUse> modelUses = new ArrayList<>();
    private final List<CallUse> routeUses = new ArrayList<>();
    private final List<CallUse> commandUses = new ArrayList<>();
    private final List<ConnectionUse> connectionUses = new ArrayList<>();
    private final List<TransactionUse> transactionUses = new ArrayList<>();
    private final List<ResponseUse> responses = new ArrayList<>();
    private final List<Growth> growths = new ArrayList<>();
    private final List<CallSite> callSites = new ArrayList<>();
    private final List<SlowRequest> slowRequests = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    DumpReader(JsonParser json) {
        this.json = json;
    }

    /** Whether the name of the format was read, so that the file can only be a dump. */
    boolean recognised() {
        return root.has("format");
    }

    /** Reads the dump that the parser stands before, and makes sure that nothing follows it. */
    Dump read() throws IOException, DumpException {
        readHeader();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            readField(name);
        }
        if (json.nextToken() != null) {
            throw new DumpException("something follows the dump's end");
        }
        for (String name : LISTS) {
            if (!listsSeen.contains(name)) {
                throw new DumpException(name + " is missing");
            }
        }
        return new Dump(
                instances,
                root.instant("from"),
                root.instant("to"),
                root.smallNumber("dumps"),
                root.object("jvm", DumpReader::jvm),
                root.object("agent", DumpReader::agent),
                endpoints,
                queries,
                models,
                pools,
                routes,
                commands,
                caches,
                reuses,
                queryUses,
                modelUses,
                routeUses,
                commandUses,
                connectionUses,
                transactionUses,
                responses,
                growths,
                callSites,
                slowRequests,
                findings);
    }

    /** The first two fields say whether the rest can be understood. */
    private void readHeader() throws IOException, DumpException {
        if (json.nextToken() != JsonToken.START_OBJECT
                || !"format".equals(json.nextFieldName())
                || !DumpFormat.NAME.equals(json.nextTextValue())) {
            throw new DumpException(DumpFile.FOREIGN);
        }
        root.readField(json, "format");
        if (!"schemaVersion".equals(json.nextFieldName())) {
            throw new DumpException("schemaVersion is missing after format");
        }
        json.nextToken();
        root.readField(json, "schemaVersion");
        long version = root.number("schemaVersion");
        if (version > Dump.SCHEMA_VERSION) {
            throw new DumpException("schema version " + version + " is newer than " + Dump.SCHEMA_VERSION
                    + ", the newest that this release reads: upgrade pitot");
        }
        if (version < 1) {
            throw new DumpException("schemaVersion=" + version + ": must be 1 or more");
        }
    }

    private void readField(String name) throws IOException, DumpException {
        switch (name) {
            case "instances" -> readList(name, instances, DumpReader::instance);
            case "endpoints" -> readList(name, endpoints, DumpReader::endpoint);
            case "queries" -> readList(name, queries, DumpReader::query);
            case "models" -> readList(name, models, DumpReader::model);
            case "pools" -> readList(name, pools, DumpReader::pool);
            case "routes" -> readList(name, routes, DumpReader::route);
            case "commands" -> readList(name, commands, DumpReader::command);
            case "caches" -> readList(name, caches, DumpReader::cache);
            case "reuses" -> readList(name, reuses, DumpReader::reuse);
            case "queryUses" -> readList(name, queryUses, DumpReader::queryUse);
            case "modelUses" -> readList(name, modelUses, DumpReader::modelUse);
            case "routeUses" -> readList(name, routeUses, in -> callUse(in, "route"));
            case "commandUses" -> readList(name, commandUses, in -> callUse(in, "command"));
            case "connectionUses" -> readList(name, connectionUses, DumpReader::connectionUse);
            case "transactionUses" -> readList(name, transactionUses, DumpReader::transactionUse);
            case "responses" -> readList(name, responses, DumpReader::responseUse);
            case "growths" -> readList(name, growths, DumpReader::growth);
            case "callSites" -> readList(name, callSites, DumpReader::callSite);
            case "slowRequests" -> readList(name, slowRequests, DumpReader::slowRequest);
            case "findings" -> readList(name, findings, DumpReader::finding);
            case "from", "to", "dumps", "jvm", "agent" -> root.readField(json, name);
            default -> json.skipChildren();
        }
    }

    private <T> void readList(String name, List<T> to, JsonIn.Fields<T> fields) throws IOException, DumpException {
        if (!listsSeen.add(name)) {
            throw new DumpException(name + " is there twice");
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new DumpException(name + " is not a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            to.add(fields.read(JsonIn.read(json, root, name, to.size())));
        }
    }

    private static Instance instance(JsonIn in) throws DumpException {
        return new Instance(
                in.text("id"),
                in.text("service"),
                in.text("version"),
                in.text("host"),
                in.number("pid"),
                in.instant("started"),
                in.text("java"));
    }

    private static JvmAccount jvm(JsonIn in) throws DumpException {
        return new JvmAccount(
                in.numberOrUnknown("cpuNanos"),
                in.number("wallNanos"),
                in.number("gcNanos"),
                in.number("gcCount"),
                in.number("maxHeapUsedBytes"),
                in.numberOrUnknown("maxHeapBytes"),
                in.number("maxThreads"),
                in.number("maxLoadedClasses"),
                in.smallNumber("processors"),
                in.objects("loads", DumpReader::load));
    }

    private static JvmLoad load(JsonIn in) throws DumpException {
        return new JvmLoad(
                in.text("instance"),
                in.number("wallNanos"),
                in.number("processorNanos"),
                in.numberOrUnknown("cpuNanos"),
                in.number("pauseNanos"),
                in.numberOrUnknown("heapLimitBytes"),
                in.objects("periods", DumpReader::period));
    }

    private static JvmPeriod period(JsonIn in) throws DumpException {
        return new JvmPeriod(
                in.number("number"),
                in.number("collections"),
                in.numberOrUnknown("leastHeapBytes"),
                in.numberOrUnknown("heldHeapBytes"),
                in.number("leastThreads"));
    }

    private static AgentAccount agent(JsonIn in) throws DumpException {
        return new AgentAccount(
                in.texts("versions"),
                in.textsByName("configuration"),
                in.objects("instrumented", DumpReader::instrumented),
                in.objects("skipped", DumpReader::skipped),
                in.number("recordedEvents"),
                in.number("droppedEvents"),
                in.counts("adviceErrors"),
                in.counts("overflows"),
                in.number("failedDumps"),
                in.numberOrUnknown("cpuNanos"),
                in.objectOr(Lapses.NONE, "lapses", DumpReader::lapses));
    }

    private static Lapses lapses(JsonIn in) throws DumpException {
        return new Lapses(
                in.counts("restarts"),
                in.number("lostEvents"),
                in.counts("sparedNanos"),
                in.number("unobservedRequests"),
                in.number("unobservedEvents"));
    }

    private static AgentAccount.Instrumented instrumented(JsonIn in) throws DumpException {
        return new AgentAccount.Instrumented(
                in.text("instrumentation"), in.number("classes"), in.texts("examples"), in.counts("byInstance"));
    }

    private static AgentAccount.Skipped skipped(JsonIn in) throws DumpException {
        return new AgentAccount.Skipped(in.text("instrumentation"), in.text("type"), in.text("reason"));
    }

    private static Endpoint endpoint(JsonIn in) throws DumpException {
        return new Endpoint(
                in.text("id"),
                in.text("kind"),
                in.text("method"),
                in.text("route"),
                in.number("requests"),
                in.number("errors"),
                in.counts("statuses"),
                in.counts("exceptions"),
                in.counts("errorSites"),
                in.distribution("duration"),
                in.object("time", DumpReader::time),
                in.objectOr(LockLooks.NONE, "locks", DumpReader::locks),
                in.objects("slowTimes", DumpReader::slowTime),
                in.number("queries"),
                in.number("maxQueries"),
                in.number("bytesOut"),
                in.number("bytesOutRequests"),
                in.number("cpuNanos"),
                in.number("cpuRequests"),
                in.number("allocatedBytes"),
                in.number("allocatedRequests"));
    }

    private static LockLooks locks(JsonIn in) throws DumpException {
        return new LockLooks(in.number("looks"), in.counts("sites"), in.counts("holders"));
    }

    private static SlowTime slowTime(JsonIn in) throws DumpException {
        return new SlowTime(in.number("fromNanos"), in.number("requests"), in.object("time", DumpReader::time));
    }

    private static TimeSplit time(JsonIn in) throws DumpException {
        return new TimeSplit(
                in.number("totalNanos"),
                in.number("executeNanos"),
                in.number("fetchNanos"),
                in.number("poolNanos"),
                in.number("inferenceNanos"),
                in.number("httpNanos"),
                in.number("cacheNanos"),
                in.number("cpuNanos"),
                in.number("gcNanos"),
                in.number("blockedNanos"),
                in.number("unknownNanos"));
    }

    private static Query query(JsonIn in) throws DumpException {
        return new Query(
                in.text("id"),
                in.text("sql"),
                in.text("kind"),
                in.number("executions"),
                in.number("errors"),
                in.counts("errorStates"),
                in.distribution("duration"),
                in.number("executeNanos"),
                in.number("fetchNanos"),
                in.number("rowsRead"),
                in.number("maxRowsRead"),
                in.number("rowsChanged"),
                in.number("batches"),
                in.number("batched"),
                in.counts("sites"),
                in.objectOr(ColumnsRead.NONE, "columns", DumpReader::columnsRead),
                in.numberOrNone("deepPages"),
                in.numberOrNone("deepPageNanos"));
    }

    private static ColumnsRead columnsRead(JsonIn in) throws DumpException {
        return new ColumnsRead(in.smallNumberOrUnknown("count"), in.bits("read"), in.number("rows"));
    }

    private static Model model(JsonIn in) throws DumpException {
        return new Model(
                in.text("id"),
                in.number("calls"),
                in.number("errors"),
                in.counts("exceptions"),
                in.distribution("duration"),
                in.number("rows"),
                in.flag("batchable"),
                in.counts("sites"),
                in.objectOr(Answers.NONE, "answers", DumpReader::answers),
                in.objectOr(RowTimes.NONE, "rowTimes", DumpReader::rowTimes),
                in.objectOr(ModelStart.NONE, "start", DumpReader::modelStart),
                in.objectOr(ModelTraits.NONE, "traits", DumpReader::modelTraits));
    }

    private static ModelStart modelStart(JsonIn in) throws DumpException {
        return new ModelStart(
                in.number("loads"),
                in.number("loadNanos"),
                in.number("longestLoadNanos"),
                in.number("firstCalls"),
                in.number("firstNanos"),
                in.number("longestFirstNanos"));
    }

    private static ModelTraits modelTraits(JsonIn in) throws DumpException {
        return new ModelTraits(in.text("input"), in.flag("allProcessors"), in.number("mostAtOnce"));
    }

    private static Answers answers(JsonIn in) throws DumpException {
        return new Answers(
                in.number("told"),
                in.number("inputTokens"),
                in.number("cachedInputTokens"),
                in.number("outputTokens"),
                in.number("cutOff"),
                in.number("streamed"),
                in.number("firstChunkNanos"),
                in.number("longestFirstChunkNanos"));
    }

    private static RowTimes rowTimes(JsonIn in) throws DumpException {
        return new RowTimes(
                in.number("singleCalls"),
                in.number("singleNanos"),
                in.number("severalCalls"),
                in.number("severalRows"),
                in.number("severalNanos"));
    }

    private static Pool pool(JsonIn in) throws DumpException {
        return new Pool(
                in.text("id"),
                in.distribution("waiting"),
                in.number("timeouts"),
                in.number("maxWaiting"),
                in.number("maxActive"),
                in.number("maxSize"),
                in.distribution("held"));
    }

    private static Route route(JsonIn in) throws DumpException {
        return new Route(
                in.text("id"),
                in.number("calls"),
                in.number("errors"),
                in.counts("statuses"),
                in.counts("exceptions"),
                in.distribution("duration"),
                in.number("waitNanos"),
                in.number("retries"),
                in.number("bytesIn"),
                in.number("sizedCalls"),
                in.counts("sites"));
    }

    private static Command command(JsonIn in) throws DumpException {
        return new Command(
                in.text("id"),
                in.number("calls"),
                in.number("errors"),
                in.counts("exceptions"),
                in.distribution("duration"),
                in.number("keys"),
                in.number("lookups"),
                in.number("hits"),
                in.number("stores"),
                in.number("expiring"),
                in.number("bytes"),
                in.number("sizedCalls"),
                in.number("maxBytes"),
                in.number("batches"),
                in.counts("sites"));
    }

    private static Cache cache(JsonIn in) throws DumpException {
        return new Cache(
                in.text("id"),
                in.text("kind"),
                in.number("hits"),
                in.number("misses"),
                in.number("loads"),
                in.number("failedLoads"),
                in.number("loadNanos"),
                in.number("stores"),
                in.number("evictions"),
                in.number("sized"),
                in.number("entriesBefore"),
                in.number("entriesAfter"),
                in.number("maxEntries"),
                in.number("unbounded"),
                in.counts("sites"));
    }

    private static Reuse reuse(JsonIn in) throws DumpException {
        return new Reuse(
                in.text("kind"),
                in.text("subject"),
                in.number("calls"),
                in.number("nanos"),
                in.number("sampled"),
                in.number("firstCalls"),
                in.number("sampledKeys"),
                in.number("repeatNanos"),
                in.number("unknownArguments"),
                in.counts("depths"),
                in.counts("unwritten"),
                in.counts("hits"),
                in.counts("unfollowed"));
    }

    private static CallUse callUse(JsonIn in, String subject) throws DumpException {
        return new CallUse(
                in.text("endpoint"),
                in.text(subject),
                in.number("requests"),
                in.number("calls"),
                in.number("nanos"),
                in.number("maxPerRequest"),
                in.number("repeatedRequests"),
                in.number("repeatedCalls"),
                in.number("repeatedNanos"),
                in.number("distinct"),
                in.number("unknown"),
                in.number("together"),
                in.number("pauses"),
                in.counts("sites"),
                in.counts("repeatSites"));
    }

    private static QueryUse queryUse(JsonIn in) throws DumpException {
        return new QueryUse(
                in.text("endpoint"),
                in.text("query"),
                in.number("requests"),
                in.number("executions"),
                in.number("batches"),
                in.number("nanos"),
                in.number("maxPerRequest"),
                in.number("repeatedRequests"),
                in.number("repeatedExecutions"),
                in.number("repeatedNanos"),
                in.number("distinctArguments"),
                in.number("distinctMax"),
                in.number("duplicates"),
                in.number("duplicateNanos"),
                in.number("duplicateRequests"),
                in.number("unknownArguments"),
                in.number("sitedRequests"),
                in.number("loopRequests"),
                in.numberOrNone("treeRequests"),
                in.number("rows"),
                in.counts("sites"),
                in.counts("repeatSites"));
    }

    private static ModelUse modelUse(JsonIn in) throws DumpException {
        return new ModelUse(
                in.text("endpoint"),
                in.text("model"),
                in.number("requests"),
                in.number("calls"),
                in.number("nanos"),
                in.number("rows"),
                in.number("maxPerRequest"),
                in.number("repeatedRequests"),
                in.number("repeatedCalls"),
                in.number("repeatedNanos"),
                in.number("singleRowCalls"),
                in.counts("sites"),
                in.objectOr(SameInputs.NONE, "sameInputs", DumpReader::sameInputs),
                in.objectOr(ModelStart.NONE, "start", DumpReader::modelStart));
    }

    private static SameInputs sameInputs(JsonIn in) throws DumpException {
        return new SameInputs(in.number("calls"), in.number("nanos"), in.number("requests"));
    }

    private static ConnectionUse connectionUse(JsonIn in) throws DumpException {
        return new ConnectionUse(
                in.text("endpoint"),
                in.text("pool"),
                in.number("requests"),
                in.number("uses"),
                in.number("kept"),
                in.number("late"),
                in.number("maxPerRequest"),
                in.number("maxNanos"),
                in.object("time", DumpReader::time),
                in.number("outside"),
                in.number("measured"),
                in.number("away"),
                in.number("awayNanos"),
                in.number("waits"),
                in.number("nested"),
                in.number("waitNanos"),
                in.counts("sites"),
                in.counts("outsideSites"),
                in.counts("keptSites"));
    }

    private static TransactionUse transactionUse(JsonIn in) throws DumpException {
        return new TransactionUse(
                in.text("endpoint"),
                in.number("requests"),
                in.number("transactions"),
                in.number("rollbacks"),
                in.counts("errorStates"),
                in.number("statements"),
                in.number("maxStatements"),
                in.number("maxPerRequest"),
                in.number("maxNanos"),
                in.number("commitNanos"),
                in.object("time", DumpReader::time),
                in.counts("sites"));
    }

    private static ResponseUse responseUse(JsonIn in) throws DumpException {
        return new ResponseUse(
                in.text("endpoint"),
                in.number("responses"),
                in.number("bytes"),
                in.number("uncompressed"),
                in.number("uncompressedBytes"),
                in.number("unvalidated"),
                in.number("unvalidatedBytes"),
                in.number("personal"),
                in.bits("sizes"));
    }

    private static Growth growth(JsonIn in) throws DumpException {
        return new Growth(
                in.text("endpoint"),
                in.text("parent"),
                in.text("child"),
                in.number("requests"),
                in.number("sumX"),
                in.number("sumY"),
                in.number("sumXX"),
                in.number("sumXY"),
                in.number("sumYY"),
                in.number("minX"),
                in.number("maxX"),
                in.bits("distinctX"),
                in.number("equal"));
    }

    private static CallSite callSite(JsonIn in) throws DumpException {
        return new CallSite(in.text("id"), in.objects("frames", DumpReader::frame), in.texts("layers"));
    }

    private static CallSite.Frame frame(JsonIn in) throws DumpException {
        return new CallSite.Frame(in.text("type"), in.text("method"), in.text("file"), in.smallNumberOrUnknown("line"));
    }

    private static SlowRequest slowRequest(JsonIn in) throws DumpException {
        return new SlowRequest(
                in.text("endpoint"),
                in.instant("started"),
                in.number("nanos"),
                in.smallNumber("status"),
                in.objects("steps", DumpReader::step),
                in.number("omittedSteps"));
    }

    private static SlowRequest.Step step(JsonIn in) throws DumpException {
        return new SlowRequest.Step(
                in.text("kind"),
                in.text("subject"),
                in.text("site"),
                in.number("offsetNanos"),
                in.number("nanos"),
                in.number("fetchNanos"),
                in.number("rows"),
                in.flag("failed"));
    }

    private static Finding finding(JsonIn in) throws DumpException {
        return finding(in, in.has("loops") ? in.objects("loops", DumpReader::loop) : List.of());
    }

    private static Finding.Loop loop(JsonIn in) throws DumpException {
        return new Finding.Loop(in.smallNumber("depth"), finding(in, List.of()));
    }

    private static Finding finding(JsonIn in, List<Finding.Loop> loops) throws DumpException {
        return new Finding(
                in.text("id"),
                in.constant("kind", FindingKind.class),
                in.constant("severity", Severity.class),
                in.constant("confidence", Confidence.class),
                in.text("endpoint"),
                in.text("subject"),
                in.text("site"),
                in.text("title"),
                in.texts("evidence"),
                in.number("occurrences"),
                in.number("nanosPerRequest"),
                in.number("nanosTotal"),
                in.share("share"),
                in.text("remedy"),
                loops);
    }
}
