package io.pitot.agent.instrumentation.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What graphql-java tells of requests, in any version. Each runs the application {@code com.acme.web.graphql}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GraphqlJavaContract {

    private static final String PATH = "/shop/graphql";

    @RegisterExtension
    final Events events = new Events();

    private final String libraries;
    private HttpApplication application;

    GraphqlJavaContract(String libraries) {
        this.libraries = libraries;
    }

    @BeforeAll
    void start() throws IOException, ReflectiveOperationException {
        application = new HttpApplication(
                IsolatedApplication.of(libraries, "tomcat10")
                        .make("com.acme.web.graphql.GraphqlServer", new Class<?>[0]),
                "");
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void endpointIsThePathAndTheFieldThatTheOperationAsksFor() throws Exception {
        assertAnswers("{orders {id}}", " query orders");
        assertAnswers("mutation {place(note: \"4711\") {id}}", " mutation place");
        assertAnswers("{__schema {queryType {name}}}", " query __schema");
    }

    @Test
    void whatAClientChoosesIsNoPartOfTheName() throws Exception {
        String document = """
                query Of4711($id: ID = "4711") {
                    first4711: customer(id: $id) {called: name}
                    second4711: customer(id: "42") @include(if: true) {name}
                }
                """;

        assertAnswers(document, " query customer");
    }

    @Test
    void fieldsOfOneOperationAreNamedInOneOrder() throws Exception {
        assertAnswers("{stock orders {id}}", " query orders,stock");
        assertAnswers("{orders {id} stock}", " query orders,stock");
        assertAnswers("{stock prices orders {id} customer {name}}", " query customer,orders,prices,...");
    }

    @Test
    void fieldsOfFragmentsAreNamedWhereverTheyStand() throws Exception {
        String document = """
                {...page __typename ... on Query {stock}}
                fragment page on Query {orders {...order} ...menu}
                fragment menu on Query {prices}
                fragment order on Order {id}
                """;

        assertAnswers(document, " query orders,prices,stock");
        assertAnswers("{__typename}", " query __typename");
    }

    @Test
    void fieldsBelowAreNamedWhereTheyHaveFieldsOrAFetcherOfTheirOwn() throws Exception {
        assertAnswers("{orders {id total}}", " query orders{total}");
        assertAnswers("{orders {first: buyer {name} id} stock}", " query orders{buyer},stock");
        assertAnswers("{orders {customer {name}} orders {customer {best {id}}}}", " query orders{customer{best}}");
    }

    @Test
    void fieldsBelowFragmentsOfAnyTypeAreNamedToo() throws Exception {
        String document = """
                {orders {...order ... on Order {customer {name}}} found {__typename ... on Order {total} ...order}}
                fragment order on Order {buyer {name}}
                """;

        assertAnswers(document, " query found{buyer,total},orders{buyer,customer}");
    }

    @Test
    void sixNamesAreWrittenOut() throws Exception {
        String deep = "{orders {total buyer {best {total}} customer {best {buyer {name} customer {name}}}}}";

        assertAnswers(deep, " query orders{buyer{best{total}},customer{best{...}}}");
    }

    @Test
    void endpointIsThePathWhereARequestHasSeveralOperations() throws Exception {
        assertAnswers(asked("", "{orders {id}}", "{stock}"), "");
        assertAnswers(asked("at once", "{orders {id}}", "{orders {id}}", "{stock}", "{prices}"), "");
    }

    @Test
    void endpointIsThePathWhereNothingIsExecuted() throws Exception {
        assertAnswers("{nothing4711}", "");
        assertAnswers("no document", "");
        assertAnswers("{...page} fragment page on Query {...page}", "");
    }

    @Test
    void operationNamesItsRequestFromAnyThread() throws Exception {
        Event request = assertAnswers(asked("later", "{orders {buyer {name}}}"), " query orders{buyer}");

        assertThat(events.queries()).hasSize(2).extracting(Event::requestId).containsOnly(request.requestId());
    }

    @Test
    void queriesOfFetchersCountToTheirRequest() throws Exception {
        Event request = assertAnswers("{orders {customer {name}}}", " query orders{customer}");

        assertThat(events.queries()).hasSize(3).extracting(Event::requestId).containsOnly(request.requestId());
    }

    @Test
    void exceptionThatNothingHandlesFailsTheRequestThatIsAnsweredWith200() throws Exception {
        Event request = assertAnswers("{failing stock}", " query failing,stock");

        assertThat(request.code()).isEqualTo(200);
        assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(request.site().frames().get(0).type()).isEqualTo("com.acme.web.Failure");
    }

    @Test
    void exceptionThatIsThrownToBeTheAnswerIsNoFailureNorIsWhatIsNotValid() throws Exception {
        assertThat(assertAnswers("{refused}", " query refused").has(EventLayout.FLAG_ERROR))
                .isFalse();
        assertThat(assertAnswers("{nothing4711}", "").has(EventLayout.FLAG_ERROR))
                .isFalse();
    }

    @Test
    void hundredDocumentsThatDifferByWhatTheyAskItForAreOneEndpoint() throws Exception {
        for (int i = 0; i < 100; i++) {
            application.send(
                    "GET", PATH + asked("", "query N" + i + " {a" + i + ": customer(id: \"" + i + "\") {name}}"));
        }

        assertThat(events.awaitRequests(100))
                .extracting(Event::endpoint)
                .containsOnly(new EndpointName("http", "GET", PATH + " query customer"));
    }

    private Event assertAnswers(String documentOrParameters, String operation) throws Exception {
        String parameters =
                documentOrParameters.startsWith("?") ? documentOrParameters : asked("", documentOrParameters);
        events.clear();
        assertThat(application.send("POST", PATH + parameters).statusCode()).isEqualTo(200);
        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "POST", PATH + operation));
        return request;
    }

    private static String asked(String how, String... documents) {
        return Stream.of(documents)
                .map(document -> "&query=" + URLEncoder.encode(document, StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "?how=" + URLEncoder.encode(how, StandardCharsets.UTF_8), ""));
    }
}
