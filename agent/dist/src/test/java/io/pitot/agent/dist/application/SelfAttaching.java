package io.pitot.agent.dist.application;

import com.sun.tools.attach.VirtualMachine;

/** Attaches the agent to its own JVM, long after the start. */
public final class SelfAttaching {

    private SelfAttaching() {}

    /** Takes the agent's jar. */
    public static void main(String[] arguments) throws Exception {
        VirtualMachine self =
                VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        self.loadAgent(arguments[0], "service.name=attached");
        self.detach();
        System.out.println("hello");
    }
}
