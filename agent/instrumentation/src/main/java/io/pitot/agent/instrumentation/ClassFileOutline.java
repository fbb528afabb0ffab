package io.pitot.agent.instrumentation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the raw bytes of a class file say of its place in the hierarchy (JVMS §4), read without building
 * anything else. Names are internal: {@code java/lang/Object}.
 *
 * @param name the class
 * @param superclass its direct superclass, or null for {@code java.lang.Object}
 * @param interfaces its direct interfaces
 * @param isInterface whether it is an interface, an annotation or a module
 * @param declaresHinted whether it declares one of the methods that were asked for
 */
record ClassFileOutline(
        String name,
        @Nullable String superclass,
        List<String> interfaces,
        boolean isInterface,
        boolean declaresHinted) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int ACC_INTERFACE = 0x0200;
    private static final int ACC_MODULE = 0x8000;

    private static final int UTF8 = 1;

    private static final Hints NO_HINTS = new Hints(List.of());

    /** Methods to look for: by name, or by name and descriptor. Immutable. */
    static final class Hints {

        private final Words names;

        /** By name, descriptors of which one is asked for; empty where any will do. */
        private final Map<String, Set<String>> descriptors = new HashMap<>();

        /** @param methods as in {@link LibraryInstrumentation#methods} */
        Hints(Collection<String> methods) {
            Set<String> anyDescriptor = new HashSet<>();
            for (String method : methods) {
                int end = method.indexOf('(');
                String name = end < 0 ? method : method.substring(0, end);
                Set<String> asked = descriptors.get(name);
                if (asked == null) {
                    asked = new HashSet<>();
                    descriptors.put(name, asked);
                }
                if (end < 0) {
                    anyDescriptor.add(name);
                } else {
                    asked.add(method.substring(end));
                }
            }
            for (String name : anyDescriptor) {
                descriptors.put(name, Set.of());
            }
            names = new Words(descriptors.keySet());
        }

        /** Names of the methods. */
        Set<String> names() {
            return descriptors.keySet();
        }

        private boolean accept(String name, String descriptor) {
            Set<String> asked = descriptors.getOrDefault(name, Set.of());
            return asked.isEmpty() || asked.contains(descriptor);
        }
    }

    /**
     * Reads the outline.
     *
     * @return null for what is no class file of a form that this code knows
     */
    static @Nullable ClassFileOutline parse(byte[] bytes, Hints hints) {
        try {
            return new Reader(bytes, hints).read();
        } catch (ArrayIndexOutOfBoundsException truncated) {
            return null;
        }
    }

    /** The name of a class alone; null for what is no class file of a form that this code knows. */
    static @Nullable String name(byte[] bytes) {
        ClassFileOutline outline = parse(bytes, NO_HINTS);
        return outline == null ? null : outline.name;
    }

    private static final class Reader {

        private final byte[] bytes;
        private final Hints hints;
        private int at;
        private int[] constants = {};
        private boolean[] hinted = {};
        private boolean anyHinted;

        Reader(byte[] bytes, Hints hints) {
            this.bytes = bytes;
            this.hints = hints;
        }

        @Nullable
        ClassFileOutline read() {
            if (u4() != MAGIC) {
                return null;
            }
            at += 4;
            if (!readConstants()) {
                return null;
            }
            int access = u2();
            String name = className(u2());
            String superclass = className(u2());
            if (name == null) {
                return null;
            }
            String[] interfaces = new String[u2()];
            for (int i = 0; i < interfaces.length; i++) {
                String type = className(u2());
                if (type == null) {
                    return null;
                }
                interfaces[i] = type;
            }
            boolean isInterface = (access & (ACC_INTERFACE | ACC_MODULE)) != 0;
            return new ClassFileOutline(
                    name,
                    superclass,
                    List.of(interfaces),
                    isInterface,
                    !isInterface && anyHinted && declaresHintedMethod());
        }

        private boolean readConstants() {
            int count = u2();
            constants = new int[count];
            hinted = new boolean[count];
            for (int i = 1; i < count; i++) {
                int tag = bytes[at++];
                constants[i] = at;
                if (tag == UTF8) {
                    int length = u2();
                    if (hints.names.contain(bytes, at, length)) {
                        hinted[i] = true;
                        anyHinted = true;
                    }
                    at += length;
                } else {
                    int length = Words.constantBytes(tag);
                    if (length < 0) {
                        return false;
                    }
                    at += length;
                    if (Words.takesTwo(tag)) {
                        i++;
                    }
                }
            }
            return true;
        }

        private boolean declaresHintedMethod() {
            skipMembers();
            int methods = u2();
            for (int i = 0; i < methods; i++) {
                at += 2;
                int name = u2();
                int descriptor = u2();
                if (hinted[name] && hints.accept(text(name), text(descriptor))) {
                    return true;
                }
                skipAttributes();
            }
            return false;
        }

        private void skipMembers() {
            int members = u2();
            for (int i = 0; i < members; i++) {
                at += 6;
                skipAttributes();
            }
        }

        private void skipAttributes() {
            int attributes = u2();
            for (int i = 0; i < attributes; i++) {
                at += 2;
                int length = u4();
                if (length < 0) {
                    throw new ArrayIndexOutOfBoundsException(length);
                }
                at += length;
            }
        }

        private @Nullable String className(int index) {
            if (index == 0) {
                return null;
            }
            int info = constants[index];
            return text(u2(info));
        }

        private String text(int index) {
            int utf8 = constants[index];
            int length = u2(utf8);
            if (utf8 + 2 + length > bytes.length) {
                throw new ArrayIndexOutOfBoundsException(utf8);
            }
            // Modified UTF-8 differs from UTF-8 in NUL and in characters beyond the BMP, which no
            // wanted name contains.
            return new String(bytes, utf8 + 2, length, StandardCharsets.UTF_8);
        }

        private int u2() {
            int value = u2(at);
            at += 2;
            return value;
        }

        private int u2(int offset) {
            return ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
        }

        private int u4() {
            return u2() << 16 | u2();
        }
    }
}
