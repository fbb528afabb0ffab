package io.pitot.agent.bootstrap;

/** What woven schedulers call: a run of a scheduled task is a unit of work of its own. */
public final class Jobs {

    /** The kind of unit of work. */
    public static final String KIND = "job";

    private Jobs() {}

    /** A task was scheduled: its runs are named after its class. */
    public static void scheduled(Object task, @Nullable Object command, boolean isPeriodic) {
        if (command != null && task instanceof ObservedJob job) {
            job.pitot$job(name(command.getClass()));
        }
        if (isPeriodic && task instanceof IdentityCarrier carrier) {
            // It outlives the request that scheduled it; a task that runs once counts to its request.
            carrier.pitot$identity(null);
        }
    }

    /** A scheduled task runs. Null where it counts to the request that scheduled it, or inside a unit of work. */
    public static @Nullable ThreadState enter(Object task) {
        if (task instanceof IdentityCarrier carrier && carrier.pitot$identity() instanceof RequestIdentity identity) {
            if (identity.isHttp() || !identity.hasEnded()) {
                return null;
            }
            // A job that schedules its own next run.
            carrier.pitot$identity(null);
        }
        Object name = task instanceof ObservedJob job ? job.pitot$job() : null;
        return name == null ? null : Probe.workEnter(KIND, (String) name);
    }

    /** A job that is called after its class runs. Null inside a unit of work. */
    public static @Nullable ThreadState enter(Class<?> type) {
        return Probe.workEnter(KIND, name(type));
    }

    /** That run has ended. What a library schedules for its own ends is no unit of work unless it does something. */
    public static void exit(ThreadState state, @Nullable Throwable thrown) {
        Probe.workExit(state, thrown, false);
    }

    /** What a task is called: its class, and of a lambda the class that it stands in. */
    public static String name(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " (lambda)";
    }
}
