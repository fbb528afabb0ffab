package io.pitot.agent.instrumentation.graphql;

import graphql.TrivialDataFetcher;
import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the schema that an operation asks for and that are work of their own: the outermost ones, and below them those that have
 * fields, too, or a data fetcher that is more than a property's. Defined into the loader of graphql-java.
 */
public final class AskedFields {

    /** Many clients add it to whatever they ask for. */
    static final String TYPE_NAME = "__typename";

    /** Fragments of fragments may be written so that they come to any number. */
    private static final int MOST_SELECTIONS = 1_000;

    private static final int MOST_LEVELS = 4;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final AskedField root = new AskedField();
    private int selections;

    private AskedFields(ExecutionContext execution) {
        schema = execution.getGraphQLSchema();
        fragments = execution.getFragmentsByName();
    }

    /** None where too much would have to be read for them. */
    static AskedField of(ExecutionContext execution, @Nullable GraphQLType type, SelectionSet set) {
        AskedFields fields = new AskedFields(execution);
        fields.read(set, type, fields.root, 1);
        if (fields.selections > MOST_SELECTIONS) {
            fields.root.below.clear();
        } else if (fields.root.below.size() > 1) {
            fields.root.below.remove(TYPE_NAME);
        }
        return fields.root;
    }

    /** What every schema has without declaring it. */
    static boolean isOfAllSchemas(String name) {
        return name.equals("__schema") || name.equals("__type") || name.equals(TYPE_NAME);
    }

    private void read(@Nullable SelectionSet set, @Nullable GraphQLType type, AskedField above, int level) {
        if (set == null || level > MOST_LEVELS) {
            return;
        }
        for (Object selection : set.getSelections()) {
            if (++selections > MOST_SELECTIONS) {
                return;
            }
            if (selection instanceof Field field) {
                read(field, type, above, level);
            } else if (selection instanceof InlineFragment fragment) {
                TypeName condition = fragment.getTypeCondition();
                read(
                        fragment.getSelectionSet(),
                        condition == null ? type : schema.getType(condition.getName()),
                        above,
                        level);
            } else if (selection instanceof FragmentSpread spread) {
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (fragment != null) {
                    GraphQLType condition =
                            schema.getType(fragment.getTypeCondition().getName());
                    read(fragment.getSelectionSet(), condition, above, level);
                }
            }
        }
    }

    private void read(Field field, @Nullable GraphQLType type, AskedField above, int level) {
        String name = field.getName();
        if (isOfAllSchemas(name)) {
            if (level == 1) {
                above.ask(name);
            }
            return;
        }
        // A server may execute what it has not validated.
        GraphQLFieldDefinition declared =
                type instanceof GraphQLFieldsContainer container ? container.getFieldDefinition(name) : null;
        SelectionSet below = field.getSelectionSet();
        if (declared != null && (level == 1 || below != null || isFetched(type, declared))) {
            read(below, GraphQLTypeUtil.unwrapAll(declared.getType()), above.ask(name), level + 1);
        }
    }

    private boolean isFetched(@Nullable GraphQLType type, GraphQLFieldDefinition field) {
        return type instanceof GraphQLObjectType object
                && !(schema.getCodeRegistry()
                                .getDataFetcher(FieldCoordinates.coordinates(object.getName(), field.getName()), field)
                        instanceof TrivialDataFetcher);
    }
}
