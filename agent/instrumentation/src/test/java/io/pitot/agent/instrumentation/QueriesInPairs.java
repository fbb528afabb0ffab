package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Queries of applications whose requests query twice under a name of their own ({@code com.acme.web.NamedQueries}): on the
 * thread on which they begin, and when they have an answer.
 */
public final class QueriesInPairs {

    private static final String BEFORE_NAME = " AS ";

    private QueriesInPairs() {}

    /**
     * The names of the pairs. Fails unless each request has two queries of one name, which no other has, and there is no
     * query of nobody.
     */
    public static Set<String> of(List<Event> queries, List<Event> requests) {
        Map<Long, List<String>> names = new HashMap<>();
        requests.forEach(request -> names.put(request.requestId(), List.of()));
        queries.stream()
                .collect(Collectors.groupingBy(
                        Event::requestId, Collectors.mapping(QueriesInPairs::name, Collectors.toList())))
                .forEach(names::put);
        assertThat(names).hasSameSizeAs(requests);
        Set<String> pairs = new TreeSet<>();
        names.forEach((request, both) -> {
            assertThat(both).as("queries of request %d", request).hasSize(2);
            assertThat(both).as("queries of request %d", request).containsOnly(both.get(0));
            pairs.add(both.get(0));
        });
        assertThat(pairs).hasSameSizeAs(requests);
        return pairs;
    }

    /** Those of that name. */
    public static List<Event> named(String name, List<Event> queries) {
        return queries.stream().filter(query -> name(query).equals(name)).toList();
    }

    private static String name(Event query) {
        String text = query.query();
        return text.substring(text.indexOf(BEFORE_NAME) + BEFORE_NAME.length());
    }
}
