package io.pitot.agent.instrumentation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the raw bytes of a class file say of its place in the hierarchy (JVMS §4), read without building
 * anything else. Names are internal: {@code java/lang/Object}.
 *
 * @param name the class
 * @param superclass its direct superclass, or null for {@code java.lang.Object}
 * @param interfaces its direct interfaces
 * @param isInterface whether it is an interface, an annotation or a module
 * @param declaresHinted whether it declares a method with one of the names that were asked for
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
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /** Bytes after the tag of each kind of constant (JVMS table 4.4-A); -1 where there is no such kind. */
    private static final byte[] CONSTANT_BYTES = {
        -1, -1, -1, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, -1, -1, 3, 2, 4, 4, 2, 2,
    };

    /** Method names to look for, as the constant pool spells them. Immutable. */
    static final class Hints {

        /** By length. */
        private final byte[][][] names;

        Hints(Collection<String> names) {
            int longest = names.stream().mapToInt(String::length).max().orElse(0);
            this.names = new byte[longest + 1][][];
            for (int length = 0; length <= longest; length++) {
                int wanted = length;
                this.names[length] = names.stream()
                        .distinct()
                        .filter(name -> name.length() == wanted)
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
            }
        }

        private boolean contain(byte[] bytes, int offset, int length) {
            if (length < names.length) {
                for (byte[] name : names[length]) {
                    if (matches(name, bytes, offset)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean matches(byte[] name, byte[] bytes, int offset) {
            for (int i = 0; i < name.length; i++) {
                if (bytes[offset + i] != name[i]) {
                    return false;
                }
            }
            return true;
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
                    if (hints.contain(bytes, at, length)) {
                        hinted[i] = true;
                        anyHinted = true;
                    }
                    at += length;
                } else {
                    int length = tag < 0 || tag >= CONSTANT_BYTES.length ? -1 : CONSTANT_BYTES[tag];
                    if (length < 0) {
                        return false;
                    }
                    at += length;
                    if (tag == LONG || tag == DOUBLE) {
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
                if (hinted[u2()]) {
                    return true;
                }
                at += 2;
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
            int utf8 = constants[u2(info)];
            int length = u2(utf8);
            if (utf8 + 2 + length > bytes.length) {
                throw new ArrayIndexOutOfBoundsException(utf8);
            }
            // Modified UTF-8 differs from UTF-8 in NUL and in characters beyond the BMP, which no
            // wanted type's name contains.
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
