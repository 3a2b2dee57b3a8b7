package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard over API descriptions is seen to bite: one thing is taken away at a time. */
class CompleteApiTest {

    private static final String COMPLETE = """
            components:
              securitySchemes:
                oauth2: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {'things:write': Change things}}}}
              schemas:
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string}
                    parts: {type: array, items: {type: object, required: [], properties: {size: {type: integer}}}}
                Problem: {type: object, required: [type], properties: {type: {type: string}, title: {}, status: {}}}
              examples:
                Thing: {value: {name: Lamp}}
              responses:
                Refused:
                  content:
                    application/problem+json:
                      schema: {$ref: '#/components/schemas/Problem'}
                      example: {type: 'urn:dangol:problem:no-such-thing', title: No such thing, status: 404}
            paths:
              /v1/things/{id}:
                patch:
                  operationId: patchThing
                  summary: Change a thing
                  description: Its name.
                  tags: [Things]
                  parameters:
                    - {name: id, in: path, required: true, description: The thing's id, schema: {type: string}}
                    - {name: If-Match, in: header, description: The ETag, schema: {type: string}}
                  requestBody:
                    content:
                      application/merge-patch+json:
                        schema: {$ref: '#/components/schemas/Thing'}
                        example: {name: Lamp}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Thing'}
                          examples: {Thing: {$ref: '#/components/examples/Thing'}}
                    '404': {$ref: '#/components/responses/Refused'}
                    '400': {}
                    '401': {}
                    '403': {}
                    '412': {}
                    '413': {}
                    '415': {}
                    '428': {}
                    '503': {}
                  security: [{oauth2: ['things:write']}]
            """;

    private static final String OPERATION = "/paths/~1v1~1things~1{id}/patch";

    @Test
    void a_complete_description_has_no_gap() throws IOException {
        assertThat(CompleteApi.gaps(new ApiDocument(complete()))).isEmpty();
    }

    @Test
    void an_empty_description_is_one() throws IOException {
        ObjectNode document = complete();
        document.putObject("paths");

        assertThat(CompleteApi.gaps(new ApiDocument(document))).containsExactly("no operation at all");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                            | operationId | no operationId
            /                            | summary     | no summary
            /                            | description | no description
            /                            | tags        | no tag
            /                            | security    | does not say who may
            /security/0                  | oauth2      | no scope
            /parameters/0                | description | parameter not described: id
            /requestBody/content/application~1merge-patch+json | schema  | request body without a schema
            /requestBody/content/application~1merge-patch+json | example | request body without an example
            /responses                   | 200         | no success
            /responses/200               | content     | 200 without a body
            /responses/200/content/application~1json           | examples | 200 without an example
            /responses                   | 401         | does not tell of 401
            /responses                   | 404         | does not tell of 404
            /responses                   | 412         | does not tell of 412
            /responses                   | 415         | does not tell of 415
            """)
    void what_is_missing_is_named(String where, String what, String gap) throws IOException {
        ObjectNode document = complete();
        ObjectNode parent = (ObjectNode) document.at(where.equals("/") ? OPERATION : OPERATION + where);
        if (what.equals("oauth2")) {
            parent.putArray("bearer");
        }

        assertThat(parent.remove(what)).isNotNull();

        assertThat(CompleteApi.gaps(new ApiDocument(document))).anyMatch(told -> told.endsWith(gap));
    }

    @Test
    void an_answer_that_comes_later_says_when_to_ask_again() throws IOException {
        ObjectNode document = complete();
        ObjectNode later = ((ObjectNode) document.at(OPERATION + "/responses")).putObject("202");

        assertThat(CompleteApi.gaps(new ApiDocument(document)))
                .singleElement()
                .asString()
                .endsWith("202 without Retry-After");
        later.putObject("headers").putObject("Retry-After");
        assertThat(CompleteApi.gaps(new ApiDocument(document))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thing                        | 200 does not say what is always there: #/components/schemas/Thing
            Thing/properties/parts/items | 200 does not say what is always there: #/components/schemas/Thing/parts/items
            Problem                      | 404 does not say what is always there: #/components/schemas/Problem
            """)
    void an_answer_that_leaves_open_what_is_always_there_is_named(String schema, String gap) throws IOException {
        ObjectNode document = complete();

        assertThat(((ObjectNode) document.at("/components/schemas/" + schema)).remove("required"))
                .isNotNull();

        assertThat(CompleteApi.gaps(new ApiDocument(document))).containsExactly("PATCH /v1/things/{id}: " + gap);
    }

    @Test
    void a_request_may_leave_everything_open() throws IOException {
        ObjectNode document = complete();
        ObjectNode asked = document.withObject("/components/schemas/Change");
        asked.putObject("properties").putObject("name");

        ((ObjectNode) document.at(OPERATION + "/requestBody/content/application~1merge-patch+json/schema"))
                .put("$ref", "#/components/schemas/Change");

        assertThat(CompleteApi.gaps(new ApiDocument(document))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /components/examples/Thing/value | colour | red         | colour
            /components/examples/Thing/value | name   |             | null found
            /components/responses/Refused/content/application~1problem+json/example | status | 400 | no problem of ours
            /components/responses/Refused/content/application~1problem+json/example | type | about:blank | no problem of ours
            /components/responses/Refused/content/application~1problem+json/example | title | no-such-thing | no problem of ours
            /components/securitySchemes/oauth2/flows/clientCredentials/scopes | things:write | '' | scope without a description
            """)
    void an_example_that_does_not_fit_is_named(String where, String field, String value, String gap)
            throws IOException {
        ObjectNode document = complete();
        ((ObjectNode) document.at(where)).put(field, value);

        assertThat(CompleteApi.gaps(new ApiDocument(document))).anyMatch(told -> told.contains(gap));
    }

    private static ObjectNode complete() throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(COMPLETE);
    }
}
