package io.pitot.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A dump's records as JSON, field by field in the order of their components. */
final class DumpWriter {

    private final JsonOut out;

    DumpWriter(JsonGenerator json) {
        this.out = new JsonOut(json);
    }

    void write(Dump dump) throws IOException {
        out.object(dump, DumpWriter::root);
    }

    private static void root(JsonOut out, Dump dump) throws IOException {
        out.text("format", DumpFormat.NAME)
                .number("schemaVersion", Dump.SCHEMA_VERSION)
                .objects("instances", dump.instances(), DumpWriter::instance)
                .instant("from", dump.from())
                .instant("to", dump.to())
                .number("dumps", dump.dumps())
                .object("jvm", dump.jvm(), DumpWriter::jvm)
                .object("agent", dump.agent(), DumpWriter::agent)
                .objects("endpoints", dump.endpoints(), DumpWriter::endpoint)
                .objects("queries", dump.queries(), DumpWriter::query)
                .objects("models", dump.models(), DumpWriter::model)
                .objects("pools", dump.pools(), DumpWriter::pool)
                .objects("routes", dump.routes(), DumpWriter::route)
                .objects("commands", dump.commands(), DumpWriter::command)
                .objects("caches", dump.caches(), DumpWriter::cache)
                .objects("reuses", dump.reuses(), DumpWriter::reuse)
                .objects("queryUses", dump.queryUses(), DumpWriter::queryUse)
                .objects("modelUses", dump.modelUses(), DumpWriter::modelUse)
                .objects("routeUses", dump.routeUses(), DumpWriter::routeUse)
                .objects("commandUses", dump.commandUses(), DumpWriter::commandUse)
                .objects("connectionUses", dump.connectionUses(), DumpWriter::connectionUse)
                .objects("transactionUses", dump.transactionUses(), DumpWriter::transactionUse)
                .objects("responses", dump.responses(), DumpWriter::responseUse)
                .objects("growths", dump.growths(), DumpWriter::growth)
                .objects("callSites", dump.callSites(), DumpWriter::callSite)
                .objects("slowRequests", dump.slowRequests(), DumpWriter::slowRequest)
                .objects("findings", dump.findings(), DumpWriter::finding);
    }

    private static void instance(JsonOut out, Instance instance) throws IOException {
        out.text("id", instance.id())
                .text("service", instance.service())
                .text("version", instance.version())
                .text("host", instance.host())
                .number("pid", instance.pid())
                .instant("started", instance.started())
                .text("java", instance.java());
    }

    private static void jvm(JsonOut out, JvmAccount jvm) throws IOException {
        out.number("cpuNanos", jvm.cpuNanos())
                .number("wallNanos", jvm.wallNanos())
                .number("gcNanos", jvm.gcNanos())
                .number("gcCount", jvm.gcCount())
                .number("maxHeapUsedBytes", jvm.maxHeapUsedBytes())
                .number("maxHeapBytes", jvm.maxHeapBytes())
                .number("maxThreads", jvm.maxThreads())
                .number("maxLoadedClasses", jvm.maxLoadedClasses())
                .number("processors", jvm.processors())
                .objects("loads", jvm.loads(), DumpWriter::load);
    }

    private static void load(JsonOut out, JvmLoad load) throws IOException {
        out.text("instance", load.instance())
                .number("wallNanos", load.wallNanos())
                .number("processorNanos", load.processorNanos())
                .number("cpuNanos", load.cpuNanos())
                .number("pauseNanos", load.pauseNanos())
                .number("heapLimitBytes", load.heapLimitBytes())
                .objects("periods", load.periods(), DumpWriter::period);
    }

    private static void period(JsonOut out, JvmPeriod period) throws IOException {
        out.number("number", period.number())
                .number("collections", period.collections())
                .number("leastHeapBytes", period.leastHeapBytes())
                .number("heldHeapBytes", period.heldHeapBytes())
                .number("leastThreads", period.leastThreads());
    }

    private static void agent(JsonOut out, AgentAccount agent) throws IOException {
        out.texts("versions", agent.versions())
                .textsByName("configuration", agent.configuration())
                .objects("instrumented", agent.instrumented(), DumpWriter::instrumented)
                .objects("skipped", agent.skipped(), DumpWriter::skipped)
                .number("recordedEvents", agent.recordedEvents())
                .number("droppedEvents", agent.droppedEvents())
                .counts("adviceErrors", agent.adviceErrors())
                .counts("overflows", agent.overflows())
                .number("failedDumps", agent.failedDumps())
                .number("cpuNanos", agent.cpuNanos())
                .objectUnless(Lapses.NONE, "lapses", agent.lapses(), DumpWriter::lapses);
    }

    private static void lapses(JsonOut out, Lapses lapses) throws IOException {
        out.counts("restarts", lapses.restarts())
                .number("lostEvents", lapses.lostEvents())
                .counts("sparedNanos", lapses.sparedNanos())
                .number("unobservedRequests", lapses.unobservedRequests())
                .number("unobservedEvents", lapses.unobservedEvents());
    }

    private static void instrumented(JsonOut out, AgentAccount.Instrumented instrumented) throws IOException {
        out.text("instrumentation", instrumented.instrumentation())
                .number("classes", instrumented.classes())
                .texts("examples", instrumented.examples())
                .counts("byInstance", instrumented.byInstance());
    }

    private static void skipped(JsonOut out, AgentAccount.Skipped skipped) throws IOException {
        out.text("instrumentation", skipped.instrumentation())
                .text("type", skipped.type())
                .text("reason", skipped.reason());
    }

    private static void endpoint(JsonOut out, Endpoint endpoint) throws IOException {
        out.text("id", endpoint.id())
                .text("kind", endpoint.kind())
                .text("method", endpoint.method())
                .text("route", endpoint.route())
                .number("requests", endpoint.requests())
                .number("errors", endpoint.errors())
                .counts("statuses", endpoint.statuses())
                .counts("exceptions", endpoint.exceptions())
                .counts("errorSites", endpoint.errorSites())
                .distribution("duration", endpoint.duration())
                .object("time", endpoint.time(), DumpWriter::time)
                .objectUnless(LockLooks.NONE, "locks", endpoint.locks(), DumpWriter::locks)
                .objects("slowTimes", endpoint.slowTimes(), DumpWriter::slowTime)
                .number("queries", endpoint.queries())
                .number("maxQueries", endpoint.maxQueries())
                .number("bytesOut", endpoint.bytesOut())
                .number("bytesOutRequests", endpoint.bytesOutRequests())
                .number("cpuNanos", endpoint.cpuNanos())
                .number("cpuRequests", endpoint.cpuRequests())
                .number("allocatedBytes", endpoint.allocatedBytes())
                .number("allocatedRequests", endpoint.allocatedRequests());
    }

    private static void locks(JsonOut out, LockLooks locks) throws IOException {
        out.number("looks", locks.looks()).counts("sites", locks.sites()).counts("holders", locks.holders());
    }

    private static void slowTime(JsonOut out, SlowTime slow) throws IOException {
        out.number("fromNanos", slow.fromNanos())
                .number("requests", slow.requests())
                .object("time", slow.time(), DumpWriter::time);
    }

    private static void time(JsonOut out, TimeSplit time) throws IOException {
        out.number("totalNanos", time.total())
                .number("executeNanos", time.execute())
                .number("fetchNanos", time.fetch())
                .number("poolNanos", time.pool())
                .number("inferenceNanos", time.inference())
                .number("httpNanos", time.http())
                .number("cacheNanos", time.cache())
                .number("cpuNanos", time.cpu())
                .number("gcNanos", time.gc())
                .number("blockedNanos", time.blocked())
                .number("unknownNanos", time.unknown());
    }

    private static void query(JsonOut out, Query query) throws IOException {
        out.text("id", query.id())
                .text("sql", query.sql())
                .text("kind", query.kind())
                .number("executions", query.executions())
                .number("errors", query.errors())
                .counts("errorStates", query.errorStates())
                .distribution("duration", query.duration())
                .number("executeNanos", query.executeNanos())
                .number("fetchNanos", query.fetchNanos())
                .number("rowsRead", query.rowsRead())
                .number("maxRowsRead", query.maxRowsRead())
                .number("rowsChanged", query.rowsChanged())
                .number("batches", query.batches())
                .number("batched", query.batched())
                .counts("sites", query.sites())
                .objectUnless(ColumnsRead.NONE, "columns", query.columns(), DumpWriter::columnsRead)
                .numberUnlessNone("deepPages", query.deepPages())
                .numberUnlessNone("deepPageNanos", query.deepPageNanos());
    }

    private static void columnsRead(JsonOut out, ColumnsRead columns) throws IOException {
        out.number("count", columns.count()).bits("read", columns.read()).number("rows", columns.rows());
    }

    private static void model(JsonOut out, Model model) throws IOException {
        out.text("id", model.id())
                .number("calls", model.calls())
                .number("errors", model.errors())
                .counts("exceptions", model.exceptions())
                .distribution("duration", model.duration())
                .number("rows", model.rows())
                .flag("batchable", model.batchable())
                .counts("sites", model.sites())
                .objectUnless(Answers.NONE, "answers", model.answers(), DumpWriter::answers)
                .objectUnless(RowTimes.NONE, "rowTimes", model.rowTimes(), DumpWriter::rowTimes)
                .objectUnless(ModelStart.NONE, "start", model.start(), DumpWriter::modelStart)
                .objectUnless(ModelTraits.NONE, "traits", model.traits(), DumpWriter::modelTraits);
    }

    private static void modelStart(JsonOut out, ModelStart start) throws IOException {
        out.number("loads", start.loads())
                .number("loadNanos", start.loadNanos())
                .number("longestLoadNanos", start.longestLoadNanos())
                .number("firstCalls", start.firstCalls())
                .number("firstNanos", start.firstNanos())
                .number("longestFirstNanos", start.longestFirstNanos());
    }

    private static void modelTraits(JsonOut out, ModelTraits traits) throws IOException {
        out.text("input", traits.input())
                .flag("allProcessors", traits.allProcessors())
                .number("mostAtOnce", traits.mostAtOnce());
    }

    private static void answers(JsonOut out, Answers answers) throws IOException {
        out.number("told", answers.told())
                .number("inputTokens", answers.inputTokens())
                .number("cachedInputTokens", answers.cachedInputTokens())
                .number("outputTokens", answers.outputTokens())
                .number("cutOff", answers.cutOff())
                .number("streamed", answers.streamed())
                .number("firstChunkNanos", answers.firstChunkNanos())
                .number("longestFirstChunkNanos", answers.longestFirstChunkNanos());
    }

    private static void rowTimes(JsonOut out, RowTimes times) throws IOException {
        out.number("singleCalls", times.singleCalls())
                .number("singleNanos", times.singleNanos())
                .number("severalCalls", times.severalCalls())
                .number("severalRows", times.severalRows())
                .number("severalNanos", times.severalNanos());
    }

    private static void pool(JsonOut out, Pool pool) throws IOException {
        out.text("id", pool.id())
                .distribution("waiting", pool.waiting())
                .number("timeouts", pool.timeouts())
                .number("maxWaiting", pool.maxWaiting())
                .number("maxActive", pool.maxActive())
                .number("maxSize", pool.maxSize())
                .distribution("held", pool.held());
    }

    private static void route(JsonOut out, Route route) throws IOException {
        out.text("id", route.id())
                .number("calls", route.calls())
                .number("errors", route.errors())
                .counts("statuses", route.statuses())
                .counts("exceptions", route.exceptions())
                .distribution("duration", route.duration())
                .number("waitNanos", route.waitNanos())
                .number("retries", route.retries())
                .number("bytesIn", route.bytesIn())
                .number("sizedCalls", route.sizedCalls())
                .counts("sites", route.sites());
    }

    private static void command(JsonOut out, Command command) throws IOException {
        out.text("id", command.id())
                .number("calls", command.calls())
                .number("errors", command.errors())
                .counts("exceptions", command.exceptions())
                .distribution("duration", command.duration())
                .number("keys", command.keys())
                .number("lookups", command.lookups())
                .number("hits", command.hits())
                .number("stores", command.stores())
                .number("expiring", command.expiring())
                .number("bytes", command.bytes())
                .number("sizedCalls", command.sizedCalls())
                .number("maxBytes", command.maxBytes())
                .number("batches", command.batches())
                .counts("sites", command.sites());
    }

    private static void cache(JsonOut out, Cache cache) throws IOException {
        out.text("id", cache.id())
                .text("kind", cache.kind())
                .number("hits", cache.hits())
                .number("misses", cache.misses())
                .number("loads", cache.loads())
                .number("failedLoads", cache.failedLoads())
                .number("loadNanos", cache.loadNanos())
                .number("stores", cache.stores())
                .number("evictions", cache.evictions())
                .number("sized", cache.sized())
                .number("entriesBefore", cache.entriesBefore())
                .number("entriesAfter", cache.entriesAfter())
                .number("maxEntries", cache.maxEntries())
                .number("unbounded", cache.unbounded())
                .counts("sites", cache.sites());
    }

    private static void reuse(JsonOut out, Reuse reuse) throws IOException {
        out.text("kind", reuse.kind())
                .text("subject", reuse.subject())
                .number("calls", reuse.calls())
                .number("nanos", reuse.nanos())
                .number("sampled", reuse.sampled())
                .number("firstCalls", reuse.firstCalls())
                .number("sampledKeys", reuse.sampledKeys())
                .number("repeatNanos", reuse.repeatNanos())
                .number("unknownArguments", reuse.unknownArguments())
                .counts("depths", reuse.depths())
                .counts("unwritten", reuse.unwritten())
                .counts("hits", reuse.hits())
                .counts("unfollowed", reuse.unfollowed());
    }

    private static void routeUse(JsonOut out, CallUse use) throws IOException {
        callUse(out, "route", use);
    }

    private static void commandUse(JsonOut out, CallUse use) throws IOException {
        callUse(out, "command", use);
    }

    private static void callUse(JsonOut out, String subject, CallUse use) throws IOException {
        out.text("endpoint", use.endpoint())
                .text(subject, use.subject())
                .number("requests", use.requests())
                .number("calls", use.calls())
                .number("nanos", use.nanos())
                .number("maxPerRequest", use.maxPerRequest())
                .number("repeatedRequests", use.repeatedRequests())
                .number("repeatedCalls", use.repeatedCalls())
                .number("repeatedNanos", use.repeatedNanos())
                .number("distinct", use.distinct())
                .number("unknown", use.unknown())
                .number("together", use.together())
                .number("pauses", use.pauses())
                .counts("sites", use.sites())
                .counts("repeatSites", use.repeatSites());
    }

    private static void queryUse(JsonOut out, QueryUse queryUse) throws IOException {
        out.text("endpoint", queryUse.endpoint())
                .text("query", queryUse.query())
                .number("requests", queryUse.requests())
                .number("executions", queryUse.executions())
                .number("batches", queryUse.batches())
                .number("nanos", queryUse.nanos())
                .number("maxPerRequest", queryUse.maxPerRequest())
                .number("repeatedRequests", queryUse.repeatedRequests())
                .number("repeatedExecutions", queryUse.repeatedExecutions())
                .number("repeatedNanos", queryUse.repeatedNanos())
                .number("distinctArguments", queryUse.distinctArguments())
                .number("distinctMax", queryUse.distinctMax())
                .number("duplicates", queryUse.duplicates())
                .number("duplicateNanos", queryUse.duplicateNanos())
                .number("duplicateRequests", queryUse.duplicateRequests())
                .number("unknownArguments", queryUse.unknownArguments())
                .number("sitedRequests", queryUse.sitedRequests())
                .number("loopRequests", queryUse.loopRequests())
                .numberUnlessNone("treeRequests", queryUse.treeRequests())
                .number("rows", queryUse.rows())
                .counts("sites", queryUse.sites())
                .counts("repeatSites", queryUse.repeatSites());
    }

    private static void modelUse(JsonOut out, ModelUse modelUse) throws IOException {
        out.text("endpoint", modelUse.endpoint())
                .text("model", modelUse.model())
                .number("requests", modelUse.requests())
                .number("calls", modelUse.calls())
                .number("nanos", modelUse.nanos())
                .number("rows", modelUse.rows())
                .number("maxPerRequest", modelUse.maxPerRequest())
                .number("repeatedRequests", modelUse.repeatedRequests())
                .number("repeatedCalls", modelUse.repeatedCalls())
                .number("repeatedNanos", modelUse.repeatedNanos())
                .number("singleRowCalls", modelUse.singleRowCalls())
                .counts("sites", modelUse.sites())
                .objectUnless(SameInputs.NONE, "sameInputs", modelUse.sameInputs(), DumpWriter::sameInputs)
                .objectUnless(ModelStart.NONE, "start", modelUse.start(), DumpWriter::modelStart);
    }

    private static void sameInputs(JsonOut out, SameInputs inputs) throws IOException {
        out.number("calls", inputs.calls()).number("nanos", inputs.nanos()).number("requests", inputs.requests());
    }

    private static void connectionUse(JsonOut out, ConnectionUse use) throws IOException {
        out.text("endpoint", use.endpoint())
                .text("pool", use.pool())
                .number("requests", use.requests())
                .number("uses", use.uses())
                .number("kept", use.kept())
                .number("late", use.late())
                .number("maxPerRequest", use.maxPerRequest())
                .number("maxNanos", use.maxNanos())
                .object("time", use.time(), DumpWriter::time)
                .number("outside", use.outside())
                .number("measured", use.measured())
                .number("away", use.away())
                .number("awayNanos", use.awayNanos())
                .number("waits", use.waits())
                .number("nested", use.nested())
                .number("waitNanos", use.waitNanos())
                .counts("sites", use.sites())
                .counts("outsideSites", use.outsideSites())
                .counts("keptSites", use.keptSites());
    }

    private static void transactionUse(JsonOut out, TransactionUse use) throws IOException {
        out.text("endpoint", use.endpoint())
                .number("requests", use.requests())
                .number("transactions", use.transactions())
                .number("rollbacks", use.rollbacks())
                .counts("errorStates", use.errorStates())
                .number("statements", use.statements())
                .number("maxStatements", use.maxStatements())
                .number("maxPerRequest", use.maxPerRequest())
                .number("maxNanos", use.maxNanos())
                .number("commitNanos", use.commitNanos())
                .object("time", use.time(), DumpWriter::time)
                .counts("sites", use.sites());
    }

    private static void responseUse(JsonOut out, ResponseUse use) throws IOException {
        out.text("endpoint", use.endpoint())
                .number("responses", use.responses())
                .number("bytes", use.bytes())
                .number("uncompressed", use.uncompressed())
                .number("uncompressedBytes", use.uncompressedBytes())
                .number("unvalidated", use.unvalidated())
                .number("unvalidatedBytes", use.unvalidatedBytes())
                .number("personal", use.personal())
                .bits("sizes", use.sizes());
    }

    private static void growth(JsonOut out, Growth growth) throws IOException {
        out.text("endpoint", growth.endpoint())
                .text("parent", growth.parent())
                .text("child", growth.child())
                .number("requests", growth.requests())
                .number("sumX", growth.sumX())
                .number("sumY", growth.sumY())
                .number("sumXX", growth.sumXX())
                .number("sumXY", growth.sumXY())
                .number("sumYY", growth.sumYY())
                .number("minX", growth.minX())
                .number("maxX", growth.maxX())
                .bits("distinctX", growth.distinctX())
                .number("equal", growth.equal());
    }

    private static void callSite(JsonOut out, CallSite callSite) throws IOException {
        out.text("id", callSite.id())
                .objects("frames", callSite.frames(), DumpWriter::frame)
                .texts("layers", callSite.layers());
    }

    private static void frame(JsonOut out, CallSite.Frame frame) throws IOException {
        out.text("type", frame.type())
                .text("method", frame.method())
                .text("file", frame.file())
                .number("line", frame.line());
    }

    private static void slowRequest(JsonOut out, SlowRequest slowRequest) throws IOException {
        out.text("endpoint", slowRequest.endpoint())
                .instant("started", slowRequest.started())
                .number("nanos", slowRequest.nanos())
                .number("status", slowRequest.status())
                .objects("steps", slowRequest.steps(), DumpWriter::step)
                .number("omittedSteps", slowRequest.omittedSteps());
    }

    private static void step(JsonOut out, SlowRequest.Step step) throws IOException {
        out.text("kind", step.kind())
                .text("subject", step.subject())
                .text("site", step.site())
                .number("offsetNanos", step.offsetNanos())
                .number("nanos", step.nanos())
                .number("fetchNanos", step.fetchNanos())
                .number("rows", step.rows())
                .flag("failed", step.failed());
    }

    private static void finding(JsonOut out, Finding finding) throws IOException {
        out.text("id", finding.id())
                .text("kind", finding.kind().name())
                .text("severity", finding.severity().name())
                .text("confidence", finding.confidence().name())
                .text("endpoint", finding.endpoint())
                .text("subject", finding.subject())
                .text("site", finding.site())
                .text("title", finding.title())
                .texts("evidence", finding.evidence())
                .number("occurrences", finding.occurrences())
                .number("nanosPerRequest", finding.nanosPerRequest())
                .number("nanosTotal", finding.nanosTotal())
                .share("share", finding.share())
                .text("remedy", finding.remedy());
        if (!finding.loops().isEmpty()) {
            out.objects("loops", finding.loops(), DumpWriter::loop);
        }
    }

    private static void loop(JsonOut out, Finding.Loop loop) throws IOException {
        finding(out.number("depth", loop.depth()), loop.finding());
    }
}
