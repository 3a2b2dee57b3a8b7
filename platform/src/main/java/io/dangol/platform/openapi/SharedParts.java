package io.dangol.platform.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** What every description holds once and its operations refer to. */
final class SharedParts {

    static final String OAUTH = "oauth2";
    static final String BEARER = "bearer";
    static final String PROBLEM = "Problem";
    static final String FIELD_ERROR = "FieldError";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    private static final String SAFE = "The tokens are JWTs by the rules of RFC8725.";

    private SharedParts() {}

    static void addTo(Components components, Notes notes) {
        components
                .addSchema(PROBLEM, problem())
                .addSchema(FIELD_ERROR, fieldError())
                .addSecurityScheme(OAUTH, oauth(notes))
                .addSecurityScheme(BEARER, bearer())
                .addParameter(IDEMPOTENCY_KEY, idempotencyKey())
                .addHeader("ETag", header("The version, to be sent as If-Match with a change", "\"3\""))
                .addHeader(
                        "Location",
                        header(
                                "The path of what was created, or under which it is told of now",
                                "/v1/partners/01970000-0000-7000-8000-000000000001"))
                .addHeader(
                        "Idempotency-Replayed",
                        header("true where an earlier answer is given again and nothing was done", "true"))
                .addHeader(
                        "Link",
                        header(
                                "The next page as rel=\"next\" (RFC 8288); absent on the last one",
                                "</v1/partners?limit=50&cursor=MjAyNg>; rel=\"next\""))
                .addHeader("Retry-After", header("Seconds to wait before the next attempt", "1"))
                .addHeader("WWW-Authenticate", header("RFC 6750", "Bearer"));
    }

    private static SecurityScheme oauth(Notes notes) {
        var scopes = OASFactory.createObject(org.eclipse.microprofile.openapi.models.security.OAuthFlow.class)
                .tokenUrl("/oauth2/token")
                .scopes(notes.scopes());
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Client credentials; the scopes of a client follow from its role. " + SAFE)
                .flows(OASFactory.createOAuthFlows().clientCredentials(scopes));
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of POST /oauth2/token that has the scope named beside it. " + SAFE);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description(
                        "Made up by the caller, the same for every attempt at the same thing: the same request with"
                                + " the same key answers the same again and changes nothing; another request with it is"
                                + " refused with idempotency-key-reused.")
                .schema(createSchema()
                        .addType(SchemaType.STRING)
                        .pattern("^[\\x21-\\x7e]{1,200}$")
                        .addExample("5d1f8a52-2f0c-4a4e-9b8e-0a6d0f6a7a10"));
    }

    private static Header header(String description, String example) {
        return createHeader().description(description).schema(string(null, example));
    }

    private static Schema fieldError() {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("One field of a request that cannot be taken")
                .addProperty("pointer", string("JSON pointer of the field, as a URI fragment", "#/lines/0/amount"))
                .addProperty("detail", string("What is wrong with it", null))
                .required(List.of("pointer", "detail"));
    }

    private static Schema problem() {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457. The type is stable, the texts follow Accept-Language (en, ko).")
                .addProperty("type", string("Stable URI of the kind of problem", "urn:dangol:problem:receipt-conflict"))
                .addProperty("title", string("The kind of problem", null))
                .addProperty(
                        "status",
                        createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The status of the answer"))
                .addProperty("detail", string("This occurrence of it", null))
                .addProperty(
                        "errors",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(createSchema().ref(FIELD_ERROR))
                                .description("Each field that is wrong, where fields are"))
                .addProperty("correlationId", string("Names the request in the logs", null))
                .addProperty(
                        "supersededBy",
                        string("Under which id it is told of now, where it has another", null)
                                .format("uuid"))
                .required(List.of("type", "title", "status"));
    }

    private static Schema string(@Nullable String description, @Nullable String example) {
        Schema schema = createSchema().addType(SchemaType.STRING);
        if (description != null) {
            schema.setDescription(description);
        }
        return example == null ? schema : schema.addExample(example);
    }
}
