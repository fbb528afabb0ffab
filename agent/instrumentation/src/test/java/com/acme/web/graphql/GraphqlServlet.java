package com.acme.web.graphql;

import graphql.ExecutionInput;
import graphql.GraphQL;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dataloader.DataLoaderRegistry;

/** Executes each of the parameters {@code query}, as the parameter {@code how} says. */
public final class GraphqlServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient GraphQL graphql =
            GraphQL.newGraphQL(Orders.schema()).build();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> queries = List.of(request.getParameterValues("query"));
        switch (String.valueOf(request.getParameter("how"))) {
            case "later" -> {
                AsyncContext later = request.startAsync();
                later.start(() -> end(later, answer(queries.get(0)).join()));
            }
            case "at once" ->
                write(
                        response,
                        queries.stream()
                                .map(query -> CompletableFuture.supplyAsync(
                                        () -> answer(query).join()))
                                .toList()
                                .stream()
                                .map(CompletableFuture::join));
            default ->
                write(response, queries.stream().map(query -> answer(query).join()));
        }
    }

    private CompletableFuture<String> answer(String query) {
        DataLoaderRegistry loaders = new DataLoaderRegistry().register("customers", Orders.customers());
        return graphql.executeAsync(ExecutionInput.newExecutionInput(query).dataLoaderRegistry(loaders))
                .thenApply(result -> result.toSpecification().toString());
    }

    private static void write(HttpServletResponse response, Stream<String> answers) throws IOException {
        response.getOutputStream().print(answers.toList().toString());
    }

    private static void end(AsyncContext later, String answer) {
        try {
            write((HttpServletResponse) later.getResponse(), Stream.of(answer));
        } catch (IOException gone) {
            later.getRequest().getServletContext().log(answer, gone);
        } finally {
            later.complete();
        }
    }
}
