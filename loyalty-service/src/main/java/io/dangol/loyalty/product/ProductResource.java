package io.dangol.loyalty.product;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.product.ProductApi.ProductView;
import io.dangol.loyalty.product.ProductApi.Upsert;
import io.dangol.loyalty.product.ProductApi.UpsertResult;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/products")
@Produces(APPLICATION_JSON)
@Tag(name = "Products", description = "What is sold, as the ERP names it")
class ProductResource {

    private final ProductService service;

    ProductResource(ProductService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "SKU")
    @PermissionsAllowed("products:write")
    @Operation(
            operationId = "upsertProducts",
            summary = "Create or update up to 5,000 products by SKU",
            description = "As the ERP names them. Categories count for multipliers from the next sale on; a sale "
                    + "keeps the category that it was sold under. Of two lines for one SKU the later counts.")
    public UpsertResult upsert(@Valid @NotNull Upsert request) {
        return service.upsert(request);
    }

    @GET
    @PermissionsAllowed("products:read")
    @Operation(
            operationId = "listProducts",
            summary = "List the products",
            description = "In the order of their SKU, page by page behind a cursor.")
    public Page<ProductView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{sku}")
    @PermissionsAllowed("products:read")
    @Operation(operationId = "getProduct", summary = "Read a product", description = "As the ERP last sent it.")
    public ProductView get(@RestPath @Pattern(regexp = ProductApi.PRINTABLE) String sku) {
        return service.get(sku);
    }
}
