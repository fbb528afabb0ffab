package io.pitot.dump;

import java.time.Instant;
import java.util.List;

/**
 * What happened between two moments in the instances named. One file holds one instance; merging gives
 * the same type with more.
 *
 * @param instances the JVMs, ordered by id
 * @param from start of what is covered
 * @param to end of what is covered
 * @param dumps how many files this was made of; 1 in a file
 * @param jvm what the JVMs consumed
 * @param agent the agents' account of themselves
 * @param endpoints ordered by id, as are the following
 * @param queries all queries
 * @param models all models
 * @param pools all connection pools
 * @param queryUses what each endpoint did with each query
 * @param modelUses what each endpoint did with each model
 * @param growths how the number of a child query's executions went with a parent query's rows
 * @param callSites the call sites that the other parts refer to
 * @param slowRequests the slowest few requests of each endpoint, whole
 * @param findings the verdict on this dump's own evidence, worst first; judged anew after merging
 */
public record Dump(
        List<Instance> instances,
        Instant from,
        Instant to,
        int dumps,
        JvmAccount jvm,
        AgentAccount agent,
        List<Endpoint> endpoints,
        List<Query> queries,
        List<Model> models,
        List<Pool> pools,
        List<QueryUse> queryUses,
        List<ModelUse> modelUses,
        List<Growth> growths,
        List<CallSite> callSites,
        List<SlowRequest> slowRequests,
        List<Finding> findings) {

    /** The schema version that this release writes. Readers accept it and every older one. */
    public static final int SCHEMA_VERSION = 1;
}
