package com.acme.web.graphql;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/** What can be asked for. */
final class Orders {

    private static final String SCHEMA = """
            type Query {
                orders: [Order]
                customer(id: ID): Customer
                found: Found
                stock: Int
                prices: Int
                failing: String
                refused: String
            }
            type Mutation { place(note: String): Order }
            union Found = Order | Customer
            type Order { id: ID, total: Int, customer: Customer, buyer: Customer }
            type Customer { name: String, best: Order }
            """;

    private static final List<Map<String, String>> ALL = List.of(Map.of("id", "1"), Map.of("id", "2"));

    private Orders() {}

    static GraphQLSchema schema() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("orders", asked -> queried(ALL))
                                .dataFetcher("customer", asked -> queried(customer(asked.getArgument("id"))))
                                .dataFetcher("found", asked -> ALL.get(0))
                                .dataFetcher("stock", asked -> 1)
                                .dataFetcher("prices", asked -> 1)
                                .dataFetcher("failing", Orders::fail)
                                .dataFetcher("refused", asked -> {
                                    throw new Refused();
                                }))
                .type(
                        "Found",
                        type -> type.typeResolver(found -> found.getSchema().getObjectType("Order")))
                .type("Mutation", type -> type.dataFetcher("place", asked -> queried(ALL.get(0))))
                .type(
                        "Order",
                        type -> type.dataFetcher("total", asked -> 1)
                                .dataFetcher("customer", asked -> queried(customer("1")))
                                .dataFetcher("buyer", Orders::buyer))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
    }

    /** Asks for all at once. */
    static DataLoader<String, Map<String, String>> customers() {
        return DataLoaderFactory.newDataLoader(ids -> CompletableFuture.supplyAsync(
                () -> queried(ids.stream().map(Orders::customer).toList()), Runnable::run));
    }

    private static CompletableFuture<Map<String, String>> buyer(DataFetchingEnvironment asked) {
        Map<String, String> order = asked.getSource();
        DataLoader<String, Map<String, String>> customers = asked.getDataLoader("customers");
        return customers.load(order.get("id"));
    }

    private static CompletableFuture<Void> fail(DataFetchingEnvironment asked) {
        return CompletableFuture.runAsync(Failure::fail, Runnable::run);
    }

    private static Map<String, String> customer(String id) {
        return Map.of("name", "name of " + id);
    }

    private static <T> T queried(T answer) {
        try {
            Ledger.query();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
