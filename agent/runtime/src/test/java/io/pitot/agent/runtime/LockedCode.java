package io.pitot.agent.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What runs while a lock is held, by the class files of some modules: synchronized methods and blocks, what {@code ConcurrentHashMap} calls while
 * it holds a lock of its own, and whatever these call in the same modules, overriding methods included. Names are internal.
 */
final class LockedCode {

    /** A method by its class, name and descriptor. */
    private record Method(String owner, String name, String descriptor) {

        Method in(String other) {
            return new Method(other, name, descriptor);
        }
    }

    /** What the code of one method calls, and which of that within a synchronized block. */
    private static final class Code extends MethodVisitor {

        private record Call(Method method, int place) {}

        private record Block(Label start, Label end, Label handler) {}

        private final List<Call> calls = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private final List<Method> lambdas = new ArrayList<>();
        private final Map<Label, Integer> places = new HashMap<>();
        private final Set<Integer> exits = new HashSet<>();
        private int place;

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            blocks.add(new Block(start, end, handler));
        }

        @Override
        public void visitLabel(Label label) {
            places.put(label, place);
        }

        @Override
        public void visitInsn(int opcode) {
            place++;
            if (opcode == Opcodes.MONITOREXIT) {
                exits.add(place);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            place++;
            calls.add(new Call(new Method(owner, name, descriptor), place));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle factory, Object... arguments) {
            place++;
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    lambdas.add(new Method(handle.getOwner(), handle.getName(), handle.getDesc()));
                }
            }
        }

        Stream<Method> all() {
            return Stream.concat(calls.stream().map(Call::method), lambdas.stream());
        }

        /** What is called where a handler would leave the monitor. */
        Stream<Method> synchronizedCalls() {
            return calls.stream()
                    .filter(call -> blocks.stream().anyMatch(block -> isLocked(call, block)))
                    .map(Call::method);
        }

        private boolean isLocked(Call call, Block block) {
            return exits.contains(places.get(block.handler()) + 1)
                    && call.place() > places.get(block.start())
                    && call.place() <= places.get(block.end());
        }

        /** Functions, if a map is given any that it calls under its lock. */
        Stream<Method> functionsOfMaps() {
            boolean gives = calls.stream()
                    .map(Call::method)
                    .anyMatch(method -> method.owner().startsWith("java/util/concurrent/Concurrent")
                            && (method.name().startsWith("compute")
                                    || method.name().equals("merge")));
            return gives ? lambdas.stream() : Stream.empty();
        }
    }

    private final Map<Method, Code> code = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, String> superclasses = new HashMap<>();
    private final List<Method> locked = new ArrayList<>();

    /** Reads all class files from where these classes come. */
    LockedCode(Class<?>... modules) throws IOException, URISyntaxException {
        for (Class<?> module : modules) {
            Path place = Path.of(
                    module.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                readAll(place);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                    readAll(jar.getPath("/"));
                }
            }
        }
    }

    /** How many methods take a lock, for as long as they run or for a part of it. */
    long places() {
        return locked.size()
                + code.values().stream()
                        .filter(each -> each.synchronizedCalls().findAny().isPresent())
                        .count();
    }

    /** Calls to other code, as {@code java/util/Map.get in io/pitot/agent/Some.method}, while a lock is held. */
    SortedSet<String> callsOfOthers() {
        SortedSet<String> found = new TreeSet<>();
        Deque<Method> open = new ArrayDeque<>(locked);
        code.forEach((method, each) -> Stream.concat(each.synchronizedCalls(), each.functionsOfMaps())
                .forEach(called -> follow(method, called, open, found)));
        Set<Method> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Method method = open.pop();
            if (seen.add(method)) {
                code.get(method).all().forEach(called -> follow(method, called, open, found));
            }
        }
        return found;
    }

    /** All calls of the modules. */
    Stream<String> calls() {
        return code.entrySet().stream()
                .flatMap(each -> each.getValue().all().map(called -> text(called, each.getKey())));
    }

    private void follow(Method caller, Method called, Deque<Method> open, SortedSet<String> found) {
        if (!superclasses.containsKey(called.owner())) {
            found.add(text(called, caller));
            return;
        }
        addOverriding(called, open);
        String owner = called.owner();
        while (owner != null && superclasses.containsKey(owner)) {
            if (code.containsKey(called.in(owner))) {
                open.add(called.in(owner));
                return;
            }
            owner = superclasses.get(owner);
        }
        if (owner != null && !owner.equals("java/lang/Object")) {
            found.add(text(called.in(owner), caller));
        }
    }

    private void addOverriding(Method called, Deque<Method> open) {
        for (String subtype : subtypes.getOrDefault(called.owner(), List.of())) {
            if (code.containsKey(called.in(subtype))) {
                open.add(called.in(subtype));
            }
            addOverriding(called.in(subtype), open);
        }
    }

    private static String text(Method called, Method caller) {
        return called.owner() + "." + called.name() + " in " + caller.owner() + "." + caller.name();
    }

    private void readAll(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    new ClassReader(in).accept(new Reader(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                }
            }
        }
    }

    private final class Reader extends ClassVisitor {

        private String type = "";

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superclass, String[] interfaces) {
            type = name;
            superclasses.put(name, superclass == null ? "java/lang/Object" : superclass);
            subtypes.computeIfAbsent(superclasses.get(name), any -> new ArrayList<>())
                    .add(name);
            for (String parent : interfaces) {
                subtypes.computeIfAbsent(parent, any -> new ArrayList<>()).add(name);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Method method = new Method(type, name, descriptor);
            Code read = new Code();
            code.put(method, read);
            if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                locked.add(method);
            }
            return read;
        }
    }
}
