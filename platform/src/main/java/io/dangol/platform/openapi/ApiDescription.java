package io.dangol.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.IndexView;

/**
 * The build's last hand on the description: scopes, problems, headers, parameters and examples of every operation, and
 * what its answers always hold. It takes them from the code where the code knows them, else from the service's
 * {@code openapi/notes.yaml}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private final IndexView index;
    private final DeclaredOperations declared;
    private final Notes notes = Notes.load();

    public ApiDescription(IndexView index) {
        this.index = index;
        this.declared = new DeclaredOperations(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        RequiredProperties.describe(document, index);
        SharedParts.addTo(document.getComponents(), notes);
        Fields.describe(document, notes);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(operation -> describe(document, path, operation)));
        document.setSecurity(null);
        SchemaNames.settle(document, index);
    }

    private void describe(OpenAPI document, String path, Operation operation) {
        DeclaredOperation facts = declared.of(operation.getOperationId());
        operation.setSecurity(
                facts.scopes().isEmpty()
                        ? List.of()
                        : List.of(
                                OASFactory.createSecurityRequirement().addScheme(SharedParts.OAUTH, facts.scopes()),
                                OASFactory.createSecurityRequirement().addScheme(SharedParts.BEARER)));
        Parameters.describe(operation, path, facts, notes);
        if (facts.bodyOptional() && operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(false);
        }
        MergePatches.describe(document, operation, notes);
        new Problems(notes).describe(document, operation, facts);
        Headers.describe(operation, facts, notes);
        Examples.describe(document, operation, notes);
        Lines.describe(operation);
    }
}
