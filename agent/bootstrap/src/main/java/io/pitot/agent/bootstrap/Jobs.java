package io.pitot.agent.bootstrap;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

/**
 * What woven schedulers and test engines call: a run of what they run is a unit of work of its own. Every {@code enter}
 * answers null inside another unit of work.
 */
public final class Jobs {

    /** The kind of unit of work that a scheduled task's run is. */
    public static final String JOB = "job";

    /** The kind that a test is. */
    public static final String TEST = "test";

    private Jobs() {}

    /** A task was scheduled: its runs are named after its class, unless it is only a step of something else. */
    public static void scheduled(Object task, @Nullable Object command, boolean isPeriodic) {
        if (command != null && task instanceof ObservedJob job && !isStep(command.getClass())) {
            job.pitot$job(name(command.getClass()));
        }
        if (isPeriodic && task instanceof IdentityCarrier carrier) {
            // It outlives the request that scheduled it; a task that runs once counts to its request.
            carrier.pitot$identity(null);
        }
    }

    /** A scheduled task runs. Null also where it counts to the request that scheduled it. */
    public static @Nullable ThreadState enter(Object task) {
        if (task instanceof IdentityCarrier carrier && carrier.pitot$identity() instanceof RequestIdentity identity) {
            if (identity.isOfClient() || !identity.hasEnded()) {
                return null;
            }
            // A job that schedules its own next run.
            carrier.pitot$identity(null);
        }
        Object name = task instanceof ObservedJob job ? job.pitot$job() : name(task.getClass());
        return name == null ? null : Probe.workEnter(JOB, (String) name);
    }

    /** That run has ended. What a library schedules for its own ends is no unit of work unless it does something. */
    public static void exit(ThreadState state, @Nullable Throwable thrown) {
        Probe.workExit(state, thrown, false);
    }

    /** A job of the application's runs, to be ended by {@link #namedExit}. Within a scheduler's job it names that. */
    public static @Nullable ThreadState namedEnter(Class<?> type) {
        return Probe.namedWorkEnter(JOB, name(type));
    }

    /** The same of a job that is a method. */
    public static @Nullable ThreadState namedEnter(Method method) {
        return namedEnter(method.getDeclaringClass(), method.getName());
    }

    /** The same of a job that is a method, where its scheduler keeps its name and not the method. */
    public static @Nullable ThreadState namedEnter(Class<?> type, String method) {
        return Probe.namedWorkEnter(JOB, name(type) + "." + method);
    }

    /**
     * That job has ended. A scheduler may keep its exception to itself.
     *
     * @param state from {@code namedEnter}, null included
     */
    public static void namedExit(@Nullable ThreadState state, @Nullable Throwable thrown) {
        if (state != null) {
            Probe.workExit(state, thrown, true);
        } else if (thrown != null) {
            Probe.requestError(thrown);
        }
    }

    /**
     * A job of the application's runs whose scheduler hands it to other threads as a part of its own run: it is no part
     * of that. To be ended by {@link #stagedExit}. Null inside another unit of work of this thread's own.
     */
    public static @Nullable ThreadState stagedEnter(String name) {
        // Before it begins: a job whose enter fails is never ended.
        int endpoint = Names.endpoint(JOB, "", name);
        ThreadState state = Probe.requestEnter();
        if (state != null) {
            state.route(Integer.MAX_VALUE, endpoint);
        }
        return state;
    }

    /** It has returned what completes it, which may be on another thread and later. */
    public static void stagedExit(ThreadState state, @Nullable CompletionStage<?> stage, @Nullable Throwable thrown) {
        if (stage == null || thrown != null) {
            Probe.workExit(state, thrown, true);
            return;
        }
        RequestIdentity job = state.identity();
        job.goAsync();
        stage.whenComplete((result, failed) -> {
            if (failed != null) {
                job.failed(failed);
            }
            Probe.requestCompleted(job, 0);
        });
        Probe.requestExit(state, 0, null);
    }

    /** A test runs; to be ended by {@link #exit}. */
    public static @Nullable ThreadState testEnter(@Nullable String type, @Nullable String method) {
        return Probe.workEnter(TEST, type + "." + withoutParameters(method));
    }

    /** JUnit 4 calls a parameterized test {@code name[3: its arguments]}, which may be anything. */
    private static @Nullable String withoutParameters(@Nullable String method) {
        int parameters = method == null ? -1 : method.indexOf('[');
        return method == null || parameters < 0 ? method : method.substring(0, parameters);
    }

    /** Reactor's schedulers run all that its operators do in pools for scheduled tasks. */
    private static boolean isStep(Class<?> type) {
        return type.getName().startsWith("reactor.core.scheduler.");
    }

    /** What a task is called: its class, and of a lambda the class that it stands in. */
    private static String name(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " (lambda)";
    }
}
