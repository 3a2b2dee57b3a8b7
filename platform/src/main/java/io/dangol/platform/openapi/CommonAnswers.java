package io.dangol.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Every operation may answer with a problem and needs a token; said once here instead of on each method. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null) {
            for (String told : List.of("400", "401", "403")) {
                operation.getResponses().removeAPIResponse(told);
            }
            operation.getResponses().addAPIResponse("default", problem());
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, schema());
        document.getComponents()
                .setSecuritySchemes(Map.of(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token of POST /oauth2/token")));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("The request was refused (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema schema() {
        Schema error = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("pointer", string("JSON pointer of the field, as a URI fragment", "#/lines/0/amount"))
                .addProperty("detail", string("What is wrong with it", null));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457. The type is stable, the texts follow Accept-Language (en, ko).")
                .addProperty("type", string("Stable URI of the kind of problem", "urn:dangol:problem:receipt-conflict"))
                .addProperty("title", string("The kind of problem", null))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string("This occurrence of it", null))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addProperty("correlationId", string("Names the request in the logs", null))
                .required(List.of("type", "title", "status"));
    }

    private static Schema string(String description, @org.jspecify.annotations.Nullable String example) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING).description(description);
        return example == null ? schema : schema.addExample(example);
    }
}
