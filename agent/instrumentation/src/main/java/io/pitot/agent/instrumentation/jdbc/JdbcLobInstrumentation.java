package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedLob;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Large objects that their drivers read from the server after the row, by name: those of other drivers are in memory, and their methods not
 * worth two looks at the clock.
 */
public final class JdbcLobInstrumentation extends JdbcInstrumentation {

    private static final Set<String> LOBS = Set.of(
            "org.h2.jdbc.JdbcBlob",
            "org.h2.jdbc.JdbcClob",
            "org.h2.jdbc.JdbcLob",
            "org.h2.jdbc.JdbcSQLXML",
            "org.hsqldb.jdbc.JDBCBlobClient",
            "org.hsqldb.jdbc.JDBCClobClient",
            "org.postgresql.jdbc.AbstractBlobClob",
            "org.postgresql.jdbc.PgBlob",
            "org.postgresql.jdbc.PgClob");

    private static final ElementMatcher.Junction<MethodDescription> READS =
            ElementMatchers.<MethodDescription>isPublic()
                    .and(not(isStatic()))
                    .and(namedOneOf(
                            "free",
                            "getAsciiStream",
                            "getBinaryStream",
                            "getBytes",
                            "getCharacterStream",
                            "getSource",
                            "getString",
                            "getSubString",
                            "length",
                            "position"));

    /** What their streams read from, and its methods that take a round trip: streams have buffers, and may be read byte by byte. */
    private static final Map<String, ElementMatcher.Junction<MethodDescription>> READERS = Map.of(
            "org.h2.store.LobStorageRemoteInputStream",
            named("read").and(takesArguments(byte[].class, int.class, int.class)),
            "org.hsqldb.types.BlobInputStream",
            named("readIntoBuffer"),
            "org.hsqldb.types.ClobInputStream",
            named("readIntoBuffer"),
            "org.postgresql.largeobject.LargeObject",
            namedOneOf("close", "read", "seek", "seek64", "size", "size64", "tell", "tell64"));

    /** For the service loader. */
    public JdbcLobInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        Set<String> names = new HashSet<>(LOBS);
        names.addAll(READERS.keySet());
        return names;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> reads = READERS.get(type.getName());
        if (reads == null) {
            reads = READS;
        } else {
            weaver.advice(isConstructor(), advice("LobReaderAdvice"));
        }
        weaver.expect(reads, "method that reads a large object")
                .state(ObservedLob.class)
                .advice(reads, advice("LobReadAdvice"));
    }
}
