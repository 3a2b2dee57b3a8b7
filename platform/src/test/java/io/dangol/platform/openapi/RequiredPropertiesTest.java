package io.dangol.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.platform.paging.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller may count on in an answer follows from the record that is answered. */
class RequiredPropertiesTest {

    private final OpenAPI document =
            OASFactory.createOpenAPI().components(OASFactory.createComponents()).paths(OASFactory.createPaths());

    record Lamp(
            long watts,
            String name,
            @Nullable String colour,
            Map.@Nullable Entry<String, String> label,
            List<@Nullable String> rooms) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "Torch")
    record TorchView(String name) {}

    record Candle(@Nullable String scent) {}

    @JsonInclude
    record Lantern(@Nullable String oil, @Nullable Candle candle) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Chandelier(
            List<String> arms,
            @JsonInclude(JsonInclude.Include.NON_NULL) String name) {}

    static final class Shop {
        record Lamp(String name, String price) {}
    }

    @Test
    void what_cannot_be_null_is_required() throws IOException {
        Schema lamp = described("Lamp", "watts", "name", "colour", "label", "rooms");

        describe(Lamp.class);

        assertThat(lamp.getRequired()).containsExactly("watts", "name", "rooms");
    }

    @Test
    void a_schema_may_have_a_name_of_its_own() throws IOException {
        Schema torch = described("Torch", "name");

        describe(TorchView.class);

        assertThat(torch.getRequired()).containsExactly("name");
    }

    @Test
    void where_all_can_be_null_an_empty_list_says_so() throws IOException {
        Schema candle = described("Candle", "scent");

        describe(Candle.class);

        assertThat(candle.getRequired()).isNotNull().isEmpty();
    }

    @Test
    void what_is_hidden_is_not_required() throws IOException {
        Schema lamp = described("Lamp", "name");

        describe(Lamp.class);

        assertThat(lamp.getRequired()).containsExactly("name");
    }

    @Test
    void a_page_always_tells_of_the_next_one_but_as_null_where_there_is_none() throws IOException {
        Schema page = described("PageLamp", "data", "next");

        describe(Page.class, Lamp.class);

        assertThat(page.getRequired()).containsExactly("data", "next");
        assertThat(property(page, "data").getType()).containsExactly(SchemaType.STRING);
        assertThat(property(page, "next").getType()).containsExactly(SchemaType.STRING, SchemaType.NULL);
    }

    @Test
    void null_is_written_beside_a_reference_too() throws IOException {
        Schema lantern = described("Lantern", "oil").addProperty("candle", reference("Candle"));

        describe(Lantern.class);

        assertThat(lantern.getRequired()).containsExactly("oil", "candle");
        assertThat(property(lantern, "candle").getAnyOf())
                .extracting(Schema::getRef, Schema::getType)
                .containsExactly(tuple(Schemas.PREFIX + "Candle", null), tuple(null, List.of(SchemaType.NULL)));
    }

    @Test
    void what_is_left_out_empty_is_not_required() throws IOException {
        Schema chandelier = described("Chandelier", "arms", "name");

        describe(Chandelier.class);

        assertThat(chandelier.getRequired()).containsExactly("name");
    }

    @Test
    void what_is_sent_requires_what_validation_does() throws IOException {
        Schema lamp = described("Lamp", "name");
        Schema torch = described("Torch", "name");
        Schema box = OASFactory.createSchema()
                .addProperty("lamps", OASFactory.createSchema().items(reference("Lamp")))
                .addProperty("torches", OASFactory.createSchema().additionalPropertiesSchema(reference("Torch")));
        document.getComponents().addSchema("Box", box.required(List.of("lamps")));
        document.getPaths().addPathItem("/v1/boxes", OASFactory.createPathItem().POST(sending("Box")));

        describe(Lamp.class, TorchView.class);

        assertThat(box.getRequired()).containsExactly("lamps");
        assertThat(lamp.getRequired()).isNull();
        assertThat(torch.getRequired()).isNull();
    }

    @Test
    void records_of_one_name_are_told_apart_by_what_they_hold() throws IOException {
        Schema priced = described("Lamp", "name", "price");

        describe(Lamp.class, Shop.Lamp.class);

        assertThat(priced.getRequired()).containsExactly("name", "price");
    }

    @Test
    void records_that_cannot_be_told_apart_are_refused() {
        Schema lamp = described("Lamp", "name");

        assertThatThrownBy(() -> describe(Lamp.class, Shop.Lamp.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another name");
        assertThat(lamp.getRequired()).isNull();
    }

    @Test
    void a_record_that_is_known_twice_is_one() throws IOException {
        Schema candle = described("Candle", "scent");

        RequiredProperties.describe(document, CompositeIndex.create(Index.of(Candle.class), Index.of(Candle.class)));

        assertThat(candle.getRequired()).isNotNull().isEmpty();
    }

    private void describe(Class<?>... records) throws IOException {
        RequiredProperties.describe(document, Index.of(records));
    }

    private Schema described(String name, String... properties) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (String property : properties) {
            schema.addProperty(property, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        document.getComponents().addSchema(name, schema);
        return schema;
    }

    private static Schema property(Schema schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Operation sending(String name) {
        return OASFactory.createOperation()
                .requestBody(OASFactory.createRequestBody()
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType().schema(reference(name)))));
    }
}
