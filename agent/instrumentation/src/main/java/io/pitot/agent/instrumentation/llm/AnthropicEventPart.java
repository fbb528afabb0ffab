package io.pitot.agent.instrumentation.llm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the things that a stream's event may be, which the client's first line calls otherwise. Defined into the client's loader. */
public final class AnthropicEventPart {

    private final MethodHandle part;

    /**
     * A part of an event.
     *
     * @param name of the method that answers it
     * @param firstName of that in the client's first line
     */
    public AnthropicEventPart(Class<?> event, String name, String firstName) {
        part = find(event, name, firstName);
    }

    private static MethodHandle find(Class<?> event, String name, String firstName) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType type = MethodType.methodType(Optional.class);
        try {
            return lookup.findVirtual(event, name, type);
        } catch (ReflectiveOperationException older) {
            try {
                return lookup.findVirtual(event, firstName, type);
            } catch (ReflectiveOperationException unknown) {
                return MethodHandles.dropArguments(MethodHandles.constant(Optional.class, Optional.empty()), 0, event);
            }
        }
    }

    /** Null if the event is something else. */
    public @Nullable Object of(Object event) {
        try {
            return ((Optional<?>) part.invoke(event)).orElse(null);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
