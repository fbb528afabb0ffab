package io.pitot.agent.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** As many Kotlin classes in call sites as are known, with as many lines of inlined functions. */
public final class FullKotlinClasses {

    private FullKotlinClasses() {}

    /** Lets the table be full. */
    public static void fill() {
        StringBuilder map = new StringBuilder("SMAP\n*S KotlinDebug\n*L\n");
        for (int i = 0; i < KotlinClasses.RANGES / KotlinClasses.LIMIT; i++) {
            map.append(i).append("#1:").append(1_000 + i).append('\n');
        }
        byte[] classFile = map.append("*E\n").toString().getBytes(StandardCharsets.US_ASCII);
        ClassLoader loader = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(classFile);
            }
        };
        for (int i = 0; i < KotlinClasses.LIMIT; i++) {
            // As frames share them with their classes; and without what concatenation leaves on the heap.
            String type = Integer.toString(i);
            KotlinClasses.seen(type, "OrderController.kt", loader);
            if (KotlinClasses.line(type, 1_001) != 1) {
                throw new IllegalStateException(type);
            }
        }
    }
}
